package dev.aura.code.ecma.tree;

import dev.aura.code.syntax.Node;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts runs of `&&` in an expression of logical operators; parentheses are no border. The grammar of TypeScript reads `a && b!.c` as `(a && b)!.c`: an operator below such a `!`,
 * without parentheses, belongs to what the whole is an operand of.
 */
final class LogicalRuns {

    /** What may stand around a `!` that was read too far, on its left edge. */
    private static final Set<Kind> LEFT_EDGE = Collections.unmodifiableSet(EnumSet.of(
            Kind.NON_NULL_EXPRESSION,
            Kind.MEMBER_EXPRESSION,
            Kind.CALL_EXPRESSION,
            Kind.SUBSCRIPT_EXPRESSION,
            Kind.BINARY_EXPRESSION,
            Kind.AS_EXPRESSION,
            Kind.SATISFIES_EXPRESSION));

    private String previous = "";
    private int runs;

    private LogicalRuns() {}

    /** The runs of the expression that begins at a node; 0 where it is the operand of another one, which counts it. */
    static int startingAt(Node<Kind> node) {
        if (!Nodes.isLogical(node)) {
            return 0;
        }
        Node<Kind> around = Nodes.around(node);
        if (around != null && (Nodes.isLogical(around) || (isMisread(around) && isOperand(around)))) {
            return 0;
        }
        if (around != null && around.is(Kind.JSX_EXPRESSION) && isUniform(node, node.operator())) {
            return 0;
        }
        LogicalRuns counted = new LogicalRuns();
        counted.add(node);
        return counted.runs;
    }

    /** Whether a `!` stands around an operator that is in no parentheses. */
    private static boolean isMisread(Node<Kind> node) {
        return node.is(Kind.NON_NULL_EXPRESSION) && node.firstIs(Kind.BINARY_EXPRESSION);
    }

    /** Whether a logical operator has as an operand what a node is on the left edge of. */
    private static boolean isOperand(Node<Kind> node) {
        Node<Kind> whole = node;
        Node<Kind> at = node.parent();
        while (at != null && at.isAny(LEFT_EDGE) && at.first() == whole && !Nodes.isLogical(at)) {
            whole = at;
            at = at.parent();
        }
        Node<Kind> around = Nodes.around(whole);
        return around != null && Nodes.isLogical(around);
    }

    private void add(Node<Kind> node) {
        Node<Kind> logical = logical(Nodes.bare(node));
        if (logical == null) {
            return;
        }
        operand(logical, "left");
        runs += logical.operator().equals("&&") && !previous.equals("&&") ? 1 : 0;
        previous = logical.operator();
        operand(logical, "right");
    }

    private static @Nullable Node<Kind> logical(Node<Kind> operand) {
        Node<Kind> at = operand;
        while (at != null && !Nodes.isLogical(at)) {
            boolean misread = isMisread(at);
            at = at.isAny(LEFT_EDGE) ? at.first() : null;
            if (misread && at != null && Nodes.isLogical(at)) {
                return at;
            }
            if (at != null && Nodes.isLogical(at)) {
                return null;
            }
        }
        return at;
    }

    private void operand(Node<Kind> node, String field) {
        Node<Kind> operand = node.field(field);
        if (operand != null) {
            add(operand);
        }
    }

    /** Whether an expression has one logical operator only, and chooses nothing by a condition: it says when JSX is shown. */
    private static boolean isUniform(Node<Kind> node, String operator) {
        Node<Kind> bare = Nodes.bare(node);
        if (bare.is(Kind.TERNARY_EXPRESSION)) {
            return false;
        }
        if (!Nodes.isLogical(bare)) {
            return true;
        }
        Node<Kind> left = bare.field("left");
        Node<Kind> right = bare.field("right");
        return bare.operator().equals(operator)
                && (left == null || isUniform(left, operator))
                && (right == null || isUniform(right, operator));
    }
}
