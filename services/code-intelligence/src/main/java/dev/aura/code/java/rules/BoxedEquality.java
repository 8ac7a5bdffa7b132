package dev.aura.code.java.rules;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import dev.aura.code.java.tree.DeclaredTypes;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Declaration.Span;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Findings.Replacement;
import dev.aura.code.language.Rule;
import java.util.Set;

/** Two boxed numbers compared with `==`. */
final class BoxedEquality implements JavaRule<BinaryExpr> {

    private static final Rule RULE = Rule.error(
            "java/boxed-equality",
            "Two boxed numbers are compared by identity",
            "`==` asks whether both are the same object: true for small numbers, which are shared, false for others. Use"
                    + " `Objects.equals`.");

    private static final Set<String> BOXES = Set.of("Byte", "Short", "Integer", "Long", "Float", "Double", "Character");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Class<BinaryExpr> nodeType() {
        return BinaryExpr.class;
    }

    @Override
    public boolean inTests() {
        return false;
    }

    @Override
    public void check(BinaryExpr node, JavaFile file, Findings findings) {
        boolean negated = node.getOperator() == BinaryExpr.Operator.NOT_EQUALS;
        if ((!negated && node.getOperator() != BinaryExpr.Operator.EQUALS)
                || !isVariable(node.getLeft())
                || !isVariable(node.getRight())
                || !isBox(node.getLeft())
                || !isBox(node.getRight())) {
            return;
        }
        Span span = file.offsets().of(node);
        String fixed =
                (negated ? "!" : "") + "java.util.Objects.equals(" + node.getLeft() + ", " + node.getRight() + ")";
        findings.report(
                RULE,
                span.start(),
                span.end(),
                "two boxed numbers are compared by identity with `"
                        + node.getOperator().asString() + "`; use `Objects.equals`",
                "compare with Objects.equals",
                new Replacement(span.start(), span.end(), fixed));
    }

    private static boolean isVariable(Expression expression) {
        return expression instanceof NameExpr || expression instanceof FieldAccessExpr;
    }

    private static boolean isBox(Expression expression) {
        String type = DeclaredTypes.of(expression);
        return type != null && BOXES.contains(type) && !isConstant(expression.toString());
    }

    /** A constant may stand for "none" and be told by identity. */
    private static boolean isConstant(String name) {
        return name.equals(name.toUpperCase(java.util.Locale.ROOT));
    }
}
