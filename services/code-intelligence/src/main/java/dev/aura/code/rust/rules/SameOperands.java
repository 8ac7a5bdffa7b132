package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.Set;

/** The same on both sides of an operator that makes no sense of it. Not `==` and `!=`, by which a number is told from NaN. */
final class SameOperands extends RustRule {

    private static final Rule RULE = Rule.error(
            "rust/same-operands",
            "The same stands on both sides",
            "The result is always the same. One side was meant to be something else.");

    private static final Set<String> OPERATORS = Set.of("&&", "||", "-", "/", "%", "<", ">", "<=", ">=", "&", "|", "^");

    SameOperands() {
        super(RULE, Kind.BINARY_EXPRESSION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> left = node.field("left");
        Node<Kind> right = node.field("right");
        if (left != null
                && right != null
                && OPERATORS.contains(node.operator())
                && left.text().equals(right.text())
                && isPlain(left)
                && !isForTests(node, file)) {
            report(node, findings, "`" + left.text() + "` stands on both sides of `" + node.operator() + "`");
        }
    }

    private static boolean isPlain(Node<Kind> operand) {
        return (operand.is(Kind.IDENTIFIER) || operand.is(Kind.FIELD_EXPRESSION))
                && operand.find(node -> !node.is(Kind.IDENTIFIER)
                                && !node.is(Kind.FIELD_EXPRESSION)
                                && !node.is(Kind.FIELD_IDENTIFIER)
                                && !node.is(Kind.SELF))
                        == null;
    }
}
