package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Findings.Replacement;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.Set;

/** `!a in b` and `!a instanceof B`. */
final class NegatedOperand implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.error(
            "javascript/negated-operand",
            "The wrong thing is negated",
            "The `!` binds tighter, so a boolean is looked for. Put the operator in parentheses.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.BINARY_EXPRESSION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> left = node.field("left");
        Node<Kind> right = node.field("right");
        boolean asks = node.operator().equals("in") || node.operator().equals("instanceof");
        if (asks
                && left != null
                && right != null
                && left.is(Kind.UNARY_EXPRESSION)
                && left.operator().equals("!")) {
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "this negates only `" + left.fieldText("argument") + "`; put the operator in parentheses",
                    "negate the whole",
                    new Replacement(left.start() + 1, left.start() + 1, "("),
                    new Replacement(node.end(), node.end(), ")"));
        }
    }
}
