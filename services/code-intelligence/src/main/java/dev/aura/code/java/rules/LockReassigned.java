package dev.aura.code.java.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A lock on a field that is assigned anew. */
final class LockReassigned implements JavaRule<SynchronizedStmt> {

    private static final Rule RULE = Rule.warning(
            "java/lock-reassigned",
            "The lock is a field that is assigned anew",
            "Two threads that find different objects in the field do not exclude each other, and one that finds null fails."
                    + " Lock on a private final Object.");

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
        String name = variable(lock);
        if (name != null && reassigned(lock, name) && !Reports.isSuppressed(node, "SynchronizeOnNonFinalField")) {
            Reports.at(
                    lock,
                    RULE,
                    file,
                    findings,
                    "this locks on `" + name + "`, a field that is assigned anew; lock on a private final Object");
        }
    }

    /** The name of a variable, or of a field of this object; null where the expression is neither. */
    static @Nullable String variable(Expression expression) {
        return switch (expression) {
            case NameExpr variable -> variable.getNameAsString();
            case FieldAccessExpr field when field.getScope() instanceof ThisExpr -> field.getNameAsString();
            default -> null;
        };
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
                                Parameter.class,
                                parameter -> parameter.getNameAsString().equals(name))
                        .isPresent();
    }

    /** The field of a name in the types around a place. */
    static Optional<FieldDeclaration> field(Node place, String name) {
        for (Node at = place; at != null; at = at.getParentNode().orElse(null)) {
            if (at instanceof TypeDeclaration<?> type
                    && type.getFieldByName(name).isPresent()) {
                return type.getFieldByName(name);
            }
        }
        return Optional.empty();
    }
}
