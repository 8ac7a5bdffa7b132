package dev.aura.code.java.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import dev.aura.code.java.tree.DeclaredTypes;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A lock on something shared or replaceable. */
final class SynchronizedOnValue implements JavaRule<SynchronizedStmt> {

    private static final Rule RULE = Rule.error(
            "java/synchronized-on-value",
            "The lock is a shared or replaceable object",
            "Strings and boxed numbers may be shared with unrelated code, and a field that is assigned anew gives two threads two locks."
                    + " Lock on a private final Object.");

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
        if (why != null && !Reports.isSuppressed(node, "SynchronizeOnNonFinalField")) {
            Reports.at(lock, RULE, file, findings, "this locks on " + why + "; lock on a private final Object");
        }
    }

    private static @Nullable String why(Expression lock) {
        if (lock instanceof StringLiteralExpr) {
            return "a string literal, which all code in the program shares";
        }
        String name = switch (lock) {
            case NameExpr variable -> variable.getNameAsString();
            case FieldAccessExpr field when field.getScope() instanceof ThisExpr -> field.getNameAsString();
            default -> null;
        };
        if (name == null) {
            return null;
        }
        String type = DeclaredTypes.of(lock);
        if (type != null && VALUES.contains(type)) {
            return "`" + name + "`, a " + type + ", which other code may share";
        }
        return reassigned(lock, name) ? "`" + name + "`, a field that is assigned anew" : null;
    }

    /** Whether a field is not final and is assigned outside constructors and its declaration. */
    private static boolean reassigned(Expression lock, String name) {
        Optional<FieldDeclaration> field = field(lock, name);
        if (field.isEmpty() || field.get().isFinal() || (lock instanceof NameExpr && isShadowed(lock, name))) {
            return false;
        }
        Node type = field.get().getParentNode().orElse(lock);
        return Assignments.outsideConstructors(type, name);
    }

    private static boolean isShadowed(Expression lock, String name) {
        Node function = Reports.function(lock).orElse(lock);
        return function.findFirst(
                                VariableDeclarator.class,
                                local -> local.getNameAsString().equals(name))
                        .isPresent()
                || function.findFirst(
                                com.github.javaparser.ast.body.Parameter.class,
                                parameter -> parameter.getNameAsString().equals(name))
                        .isPresent();
    }

    private static Optional<FieldDeclaration> field(Node place, String name) {
        for (Node at = place; at != null; at = at.getParentNode().orElse(null)) {
            if (at instanceof TypeDeclaration<?> type
                    && type.getFieldByName(name).isPresent()) {
                return type.getFieldByName(name);
            }
        }
        return Optional.empty();
    }
}
