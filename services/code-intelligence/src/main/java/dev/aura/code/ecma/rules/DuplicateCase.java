package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.HashSet;
import java.util.Set;

/** The same value in two cases. */
final class DuplicateCase implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.error(
            "javascript/duplicate-case",
            "A case stands twice",
            "The second can never be reached. One of them is probably meant to be another.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.SWITCH_BODY);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Set<String> seen = new HashSet<>();
        for (Node<Kind> clause : node.children()) {
            Node<Kind> value = clause.is(Kind.SWITCH_CASE) ? clause.field("value") : null;
            if (value != null
                    && !value.has(Kind.CALL_EXPRESSION)
                    && !value.is(Kind.CALL_EXPRESSION)
                    && !seen.add(value.text())) {
                findings.report(
                        RULE,
                        value.start(),
                        value.end(),
                        "`" + value.text()
                                + "` stands above, so this is never reached; one of them is meant otherwise");
            }
        }
    }
}
