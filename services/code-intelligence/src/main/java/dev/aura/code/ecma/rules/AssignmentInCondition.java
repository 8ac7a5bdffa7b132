package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.Set;

/** `if (a = b)` of a plain value. */
final class AssignmentInCondition implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.warning(
            "javascript/assignment-in-condition",
            "A condition assigns",
            "One `=` is most often meant to be `===`. Compare, or put the assignment before the condition, or in parentheses of its"
                    + " own.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.IF_STATEMENT);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> condition = node.field("condition");
        Node<Kind> inner = condition == null ? null : condition.first();
        if (inner == null || !inner.is(Kind.ASSIGNMENT_EXPRESSION)) {
            return;
        }
        Node<Kind> value = inner.field("right");
        if (value != null && PLAIN.contains(value.kind())) {
            findings.report(
                    RULE,
                    inner.start(),
                    inner.end(),
                    "this assigns and does not compare; write `===`, or put the assignment before the condition");
        }
    }

    private static final Set<Kind> PLAIN =
            Set.of(Kind.IDENTIFIER, Kind.STRING, Kind.NUMBER, Kind.TRUE, Kind.FALSE, Kind.NULL, Kind.UNDEFINED);
}
