package dev.aura.code.java.rules;

import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Declaration.Span;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Findings.Replacement;
import dev.aura.code.language.Rule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A field tested for null outside and inside `synchronized`, and not volatile. */
final class DoubleCheckedLocking implements JavaRule<SynchronizedStmt> {

    private static final Rule RULE = Rule.error(
            "java/double-checked-locking",
            "Double-checked locking of a field that is not volatile",
            "Another thread may see the object before what its constructor wrote. Make the field `volatile`, or use a holder"
                    + " class.");

    /** Types whose objects are safe to see without a lock: all their fields are final. */
    private static final List<String> SAFE = List.of("String", "Integer", "Boolean", "Class");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Class<SynchronizedStmt> nodeType() {
        return SynchronizedStmt.class;
    }

    @Override
    public void check(SynchronizedStmt node, JavaFile file, Findings findings) {
        Optional<IfStmt> outer = Reports.around(node, IfStmt.class);
        String name = outer.map(test -> testedForNull(test.getCondition())).orElse(null);
        if (name == null) {
            return;
        }
        boolean again = node.getBody()
                .findFirst(
                        IfStmt.class,
                        inner -> Objects.equals(name, testedForNull(inner.getCondition())) && makes(inner, name))
                .isPresent();
        Optional<FieldDeclaration> field = field(node, name);
        if (again
                && field.isPresent()
                && !field.get().isVolatile()
                && !field.get().isFinal()
                && !isSafe(field.get())) {
            report(node, field.get(), name, file, findings);
        }
    }

    private static void report(
            SynchronizedStmt node, FieldDeclaration field, String name, JavaFile file, Findings findings) {
        Span span = file.offsets().of(node.getExpression());
        int type = file.offsets().of(field.getVariable(0).getType()).start();
        findings.report(
                RULE,
                span.start(),
                span.end(),
                "`" + name
                        + "` is tested without the lock and not volatile: another thread may see it half made; make it"
                        + " volatile",
                "make the field volatile",
                new Replacement(type, type, "volatile "));
    }

    /** The field in `field == null`; null where something else is tested. */
    private static @Nullable String testedForNull(Expression condition) {
        if (condition instanceof BinaryExpr test && test.getOperator() == BinaryExpr.Operator.EQUALS) {
            Expression value = test.getLeft().isNullLiteralExpr() ? test.getRight() : test.getLeft();
            boolean withNull =
                    test.getLeft().isNullLiteralExpr() || test.getRight().isNullLiteralExpr();
            return withNull ? fieldName(value) : null;
        }
        return null;
    }

    private static @Nullable String fieldName(Expression value) {
        return switch (value) {
            case NameExpr name -> name.getNameAsString();
            case FieldAccessExpr access when access.getScope() instanceof ThisExpr -> access.getNameAsString();
            default -> null;
        };
    }

    private static boolean makes(IfStmt test, String name) {
        return test.getThenStmt()
                .findFirst(
                        AssignExpr.class,
                        assignment -> name.equals(fieldName(assignment.getTarget()))
                                && assignment
                                        .getValue()
                                        .findFirst(ObjectCreationExpr.class)
                                        .isPresent())
                .isPresent();
    }

    private static Optional<FieldDeclaration> field(SynchronizedStmt node, String name) {
        return Reports.around(node, TypeDeclaration.class)
                .flatMap(type -> ((TypeDeclaration<?>) type).getFieldByName(name));
    }

    private static boolean isSafe(FieldDeclaration field) {
        return field.getVariables().stream()
                .map(VariableDeclarator::getTypeAsString)
                .allMatch(SAFE::contains);
    }
}
