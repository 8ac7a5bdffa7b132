package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.CognitiveComplexity;
import dev.aura.code.ecma.tree.FunctionNames;
import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.Set;

/** A function that is hard to follow. */
final class CognitiveComplexityLimit implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.warning(
            "javascript/cognitive-complexity",
            "A function is hard to follow",
            "Above a cognitive complexity of 25 readers lose track of what holds where. Give the inner parts names of their own.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Nodes.FUNCTIONS;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        int complexity = CognitiveComplexity.of(node);
        if (complexity > LIMIT) {
            Node<Kind> name = node.field("name");
            int line = file.source().line(node.start());
            findings.report(
                    RULE,
                    name == null ? node.start() : name.start(),
                    name == null ? Math.min(node.end(), file.source().lineStart(line + 1)) : name.end(),
                    "`" + FunctionNames.of(node) + "` has a cognitive complexity of " + complexity + ", the limit is "
                            + LIMIT + "; give its inner parts names of their own");
        }
    }

    private static final int LIMIT = 25;
}
