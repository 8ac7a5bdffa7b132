package dev.aura.code.java.tree;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells by names, parameter counts and declared types whether a call leads back into a method that it stands in. */
final class Recursion {

    private Recursion() {}

    static boolean calls(MethodCallExpr call, Collection<MethodDeclaration> enclosing) {
        for (MethodDeclaration method : enclosing) {
            if (method.getNameAsString().equals(call.getNameAsString())
                    && Overloads.accepts(method, call.getArguments().size())
                    && reaches(call, method)
                    && Overloads.picks(call, method, siblings(method))) {
                return true;
            }
        }
        return false;
    }

    private static boolean reaches(MethodCallExpr call, MethodDeclaration method) {
        Expression scope = call.getScope().orElse(null);
        Node holder = method.getParentNode().orElse(null);
        if (scope == null) {
            return Nodes.same(nearestDeclaring(call), holder);
        }
        String typeName = holder instanceof TypeDeclaration<?> type ? type.getNameAsString() : "";
        return switch (scope) {
            case ThisExpr self ->
                self.getTypeName()
                        .map(name -> name.getIdentifier().equals(typeName))
                        .orElseGet(() -> Nodes.same(typeAround(call), holder));
            case NameExpr name when name.getNameAsString().equals(typeName) -> true;
            default -> Objects.equals(typeName, Overloads.erase(DeclaredTypes.of(scope))) && !typeName.isEmpty();
        };
    }

    /** The innermost type around a call that has a method of that name; an unqualified call goes there. */
    private static @Nullable Node nearestDeclaring(MethodCallExpr call) {
        for (Node at = typeAround(call); at != null; at = typeAround(at)) {
            List<MethodDeclaration> named = members(at).stream()
                    .filter(method -> method.getNameAsString().equals(call.getNameAsString()))
                    .toList();
            if (!named.isEmpty()) {
                return at;
            }
        }
        return null;
    }

    private static @Nullable Node typeAround(Node node) {
        Node child = node;
        for (Node at = node.getParentNode().orElse(null);
                at != null;
                at = at.getParentNode().orElse(null)) {
            if (at instanceof TypeDeclaration<?>
                    || (at instanceof ObjectCreationExpr && CyclomaticComplexity.isAnonymousBody(at, child))) {
                return at;
            }
            child = at;
        }
        return null;
    }

    private static List<MethodDeclaration> siblings(MethodDeclaration method) {
        return members(method.getParentNode().orElse(method)).stream()
                .filter(other -> other.getNameAsString().equals(method.getNameAsString()))
                .toList();
    }

    static List<MethodDeclaration> members(Node type) {
        return switch (type) {
            case TypeDeclaration<?> declaration -> declaration.getMethods();
            case ObjectCreationExpr creation ->
                creation.getAnonymousClassBody().stream()
                        .flatMap(List::stream)
                        .filter(MethodDeclaration.class::isInstance)
                        .map(MethodDeclaration.class::cast)
                        .toList();
            default -> List.of();
        };
    }

    static @Nullable String typeName(Node node) {
        Node type = typeAround(node);
        return type instanceof ClassOrInterfaceDeclaration declaration ? declaration.getNameAsString() : null;
    }
}
