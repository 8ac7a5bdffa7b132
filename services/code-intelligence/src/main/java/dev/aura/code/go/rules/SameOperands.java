package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.Set;

/** The same on both sides of an operator that makes no sense of it. Not `==` and `!=`, by which a number is told from NaN. */
final class SameOperands extends GoRule {

    private static final Rule RULE = Rule.error(
            "go/same-operands",
            "The same stands on both sides",
            "The result is always the same. One side was meant to be something else.");

    private static final Set<String> OPERATORS =
            Set.of("&&", "||", "-", "/", "%", "<", ">", "<=", ">=", "&", "|", "^", "&^");
    private static final Set<Kind> PLAIN = Set.of(
            Kind.IDENTIFIER,
            Kind.FIELD_IDENTIFIER,
            Kind.SELECTOR_EXPRESSION,
            Kind.BINARY_EXPRESSION,
            Kind.PARENTHESIZED_EXPRESSION,
            Kind.NIL,
            Kind.UNARY_EXPRESSION,
            Kind.INDEX_EXPRESSION,
            Kind.INT_LITERAL);

    SameOperands() {
        super(RULE, Kind.BINARY_EXPRESSION);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role != FileRole.TEST;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> left = node.field("left");
        Node<Kind> right = node.field("right");
        if (left != null
                && right != null
                && OPERATORS.contains(node.operator())
                && left.text().equals(right.text())
                && isPlain(left)) {
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "`" + left.text() + "` stands on both sides of `" + node.operator() + "`");
        }
    }

    /** Without calls, receives and literals, which may differ or be written for the look of it. */
    private static boolean isPlain(Node<Kind> operand) {
        return !operand.is(Kind.INT_LITERAL)
                && operand.isAny(PLAIN)
                && operand.find(node -> !node.isAny(PLAIN) || node.operator().equals("<-")) == null
                && !operand.operator().equals("<-");
    }
}
