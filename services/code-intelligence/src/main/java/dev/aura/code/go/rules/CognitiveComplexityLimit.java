package dev.aura.code.go.rules;

import dev.aura.code.go.tree.CognitiveComplexity;
import dev.aura.code.go.tree.Kind;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** A function that is hard to follow. */
final class CognitiveComplexityLimit extends GoRule {

    private static final int LIMIT = 25;

    private static final Rule RULE = Rule.warning(
            "go/cognitive-complexity",
            "A function is hard to follow",
            "Above a cognitive complexity of 25 readers lose track of what holds where. Give the inner parts names of their own.");

    CognitiveComplexityLimit() {
        super(RULE, Kind.FUNCTION_DECLARATION, Kind.METHOD_DECLARATION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        int complexity = CognitiveComplexity.of(node);
        Node<Kind> name = node.field("name");
        if (complexity > LIMIT && name != null) {
            findings.report(
                    RULE,
                    name.start(),
                    name.end(),
                    "`" + name.text() + "` has a cognitive complexity of " + complexity + ", the limit is " + LIMIT
                            + "; give its inner parts names of their own");
        }
    }
}
