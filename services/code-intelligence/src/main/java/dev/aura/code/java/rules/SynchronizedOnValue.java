package dev.aura.code.java.rules;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import dev.aura.code.java.tree.DeclaredTypes;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A lock on something that unrelated code may lock on too. */
final class SynchronizedOnValue implements JavaRule<SynchronizedStmt> {

    private static final Rule RULE = Rule.error(
            "java/synchronized-on-value",
            "The lock is a shared object",
            "Strings and boxed numbers may be shared with unrelated code. Lock on a private final Object.");

    private static final Set<String> VALUES =
            Set.of("String", "Integer", "Long", "Short", "Byte", "Character", "Boolean", "Double", "Float", "Optional");

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
        Expression lock = node.getExpression();
        String why = why(lock);
        if (why != null) {
            Reports.at(lock, RULE, file, findings, "this locks on " + why + "; lock on a private final Object");
        }
    }

    private static @Nullable String why(Expression lock) {
        if (lock instanceof StringLiteralExpr) {
            return "a string literal, which all code in the program shares";
        }
        String name = LockReassigned.variable(lock);
        String type = name == null ? null : DeclaredTypes.of(lock);
        return type != null && VALUES.contains(type) && !isMadeHere(lock, String.valueOf(name))
                ? "`" + name + "`, a " + type + ", which other code may share"
                : null;
    }

    /** Whether a field around the lock has that name and is initialized with {@code new}: nobody else has that object. */
    private static boolean isMadeHere(Expression lock, String name) {
        return LockReassigned.field(lock, name).stream()
                .flatMap(field -> field.getVariables().stream())
                .filter(variable -> variable.getNameAsString().equals(name))
                .anyMatch(variable -> variable.getInitializer().stream().anyMatch(Expression::isObjectCreationExpr));
    }
}
