package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.Set;

/** A comparison or choice between something and itself. */
final class SelfComparison implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.error(
            "javascript/self-comparison",
            "Both sides of an operator are the same",
            "One of them says nothing, and is probably meant to be another.");

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
        if (left != null
                && right != null
                && OPERATORS.contains(node.operator())
                && isStable(left)
                && left.text().equals(right.text())) {
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "both sides are `" + left.text() + "`, so one of them says nothing; it is meant otherwise");
        }
    }

    /** Not `===` and its like: whether a value equals itself is how NaN is told. */
    private static final Set<String> OPERATORS = Set.of("<", ">", "<=", ">=", "&&", "||", "??");

    private static boolean isStable(Node<Kind> operand) {
        return (operand.is(Kind.IDENTIFIER) || operand.is(Kind.MEMBER_EXPRESSION))
                && !operand.has(Kind.CALL_EXPRESSION)
                && !operand.has(Kind.NEW_EXPRESSION);
    }
}
