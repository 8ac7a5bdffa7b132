package dev.aura.code.java.rules;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Declaration.Span;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Findings.Replacement;
import dev.aura.code.language.Rule;

/** A string literal compared with `==`. Two variables are left alone: comparing them by identity may be a fast path. */
final class StringEquality implements JavaRule<BinaryExpr> {

    private static final Rule RULE = Rule.error(
            "java/string-equality",
            "A string is compared by identity",
            "`==` asks whether two strings are the same object, which depends on how they were made. Use `equals`.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Class<BinaryExpr> nodeType() {
        return BinaryExpr.class;
    }

    @Override
    public void check(BinaryExpr node, JavaFile file, Findings findings) {
        boolean negated = node.getOperator() == BinaryExpr.Operator.NOT_EQUALS;
        if (!negated && node.getOperator() != BinaryExpr.Operator.EQUALS) {
            return;
        }
        Expression left = node.getLeft();
        Expression right = node.getRight();
        boolean withNull = left instanceof NullLiteralExpr || right instanceof NullLiteralExpr;
        if (isLiteral(left) == isLiteral(right) || withNull || Reports.isSuppressed(node, "StringEquality")) {
            return;
        }
        Expression literal = isLiteral(left) ? left : right;
        Expression other = isLiteral(left) ? right : left;
        Span span = file.offsets().of(node);
        String message =
                "a string is compared by identity with `" + node.getOperator().asString() + "`; use `equals`";
        if (isSimple(other)) {
            String fixed = (negated ? "!" : "") + text(file, literal) + ".equals(" + text(file, other) + ")";
            findings.report(
                    RULE,
                    span.start(),
                    span.end(),
                    message,
                    "compare with equals",
                    new Replacement(span.start(), span.end(), fixed));
        } else {
            findings.report(RULE, span.start(), span.end(), message);
        }
    }

    private static boolean isLiteral(Expression expression) {
        return expression instanceof StringLiteralExpr || expression instanceof TextBlockLiteralExpr;
    }

    private static boolean isSimple(Expression expression) {
        return expression instanceof NameExpr
                || expression instanceof FieldAccessExpr
                || expression instanceof MethodCallExpr
                || expression instanceof EnclosedExpr;
    }

    private static String text(JavaFile file, Expression expression) {
        Span span = file.offsets().of(expression);
        return file.source().slice(span.start(), span.end());
    }
}
