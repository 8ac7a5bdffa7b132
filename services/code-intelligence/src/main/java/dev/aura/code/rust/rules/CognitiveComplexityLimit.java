package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.CognitiveComplexity;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** A function that is hard to follow. */
final class CognitiveComplexityLimit extends RustRule {

    private static final Rule RULE = Rule.warning(
            "rust/cognitive-complexity",
            "A function is hard to follow",
            "Above a cognitive complexity of 25 readers lose track of what holds where. Give the inner parts names of their own.");

    private static final int LIMIT = 25;

    CognitiveComplexityLimit() {
        super(RULE, Kind.FUNCTION_ITEM);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        int complexity = CognitiveComplexity.of(node);
        Node<Kind> name = node.field("name");
        if (complexity > LIMIT && name != null) {
            report(
                    name,
                    findings,
                    "`" + name.text() + "` has a cognitive complexity of " + complexity + ", the limit is " + LIMIT
                            + "; give its inner parts names of their own");
        }
    }
}
