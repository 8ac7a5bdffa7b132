package dev.aura.code.java.rules;

import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.SuperExpr;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import java.util.Optional;

/** One of `equals(Object)` and `hashCode()` without the other. */
final class EqualsWithoutHashCode implements JavaRule<ClassOrInterfaceDeclaration> {

    private static final Rule RULE = Rule.error(
            "java/equals-without-hashcode",
            "`equals` and `hashCode` do not come together",
            "Equal objects with different hash codes get lost in hash maps and sets. Override both, over the same fields.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Class<ClassOrInterfaceDeclaration> nodeType() {
        return ClassOrInterfaceDeclaration.class;
    }

    @Override
    public boolean inTests() {
        return false;
    }

    @Override
    public void check(ClassOrInterfaceDeclaration node, JavaFile file, Findings findings) {
        // What extends an abstract class may add the other one.
        if (node.isInterface() || node.isAbstract()) {
            return;
        }
        Optional<MethodDeclaration> equals = node.getMethods().stream()
                .filter(method -> method.getNameAsString().equals("equals"))
                .filter(method -> method.getParameters().size() == 1 && isObject(method))
                .filter(method -> method.findFirst(SuperExpr.class).isEmpty())
                .findFirst();
        boolean hashCode = node.getMethods().stream()
                .anyMatch(method -> method.getNameAsString().equals("hashCode")
                        && method.getParameters().isEmpty());
        // A subclass may inherit either; only a class without a superclass certainly has Object's.
        if (equals.isPresent()
                && !hashCode
                && node.getExtendedTypes().isEmpty()
                && !equals.get().isAbstract()) {
            Reports.at(
                    equals.get().getName(),
                    RULE,
                    file,
                    findings,
                    "`" + node.getNameAsString()
                            + "` overrides `equals` but not `hashCode`; override it over the same fields");
        }
    }

    private static boolean isObject(MethodDeclaration method) {
        String type = method.getParameter(0).getType().asString();
        return type.endsWith("Object") && !method.isStatic();
    }
}
