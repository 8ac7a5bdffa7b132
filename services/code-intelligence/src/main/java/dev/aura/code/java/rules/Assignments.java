package dev.aura.code.java.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;

/** Where a field is assigned. */
final class Assignments {

    private Assignments() {}

    static boolean outsideConstructors(Node type, String field) {
        return type.findFirst(
                        AssignExpr.class,
                        assignment -> isField(assignment.getTarget(), field)
                                && Reports.around(assignment, ConstructorDeclaration.class)
                                        .isEmpty()
                                && Reports.around(assignment, InitializerDeclaration.class)
                                        .isEmpty()
                                && !isDeserialization(assignment))
                .isPresent();
    }

    /** `readObject` is a constructor in all but name. */
    private static boolean isDeserialization(AssignExpr assignment) {
        return Reports.around(assignment, MethodDeclaration.class)
                .filter(method -> method.getNameAsString().equals("readObject"))
                .isPresent();
    }

    private static boolean isField(Expression target, String field) {
        return switch (target) {
            case NameExpr name -> name.getNameAsString().equals(field);
            case FieldAccessExpr access -> access.getNameAsString().equals(field);
            default -> false;
        };
    }
}
