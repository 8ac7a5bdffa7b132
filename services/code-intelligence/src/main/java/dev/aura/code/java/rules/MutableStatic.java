package dev.aura.code.java.rules;

import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;

/** A public static field that anyone may assign. */
final class MutableStatic implements JavaRule<FieldDeclaration> {

    private static final Rule RULE = Rule.warning(
            "java/mutable-static",
            "Any code may assign this global variable",
            "A public static field that is not final can change at any time, from any thread. Make it final, or private with a method.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Class<FieldDeclaration> nodeType() {
        return FieldDeclaration.class;
    }

    @Override
    public boolean inTests() {
        return false;
    }

    @Override
    public void check(FieldDeclaration node, JavaFile file, Findings findings) {
        if (!node.isPublic()
                || !node.isStatic()
                || node.isFinal()
                || !node.getAnnotations().isEmpty()) {
            return;
        }
        if (node.getParentNode().orElse(null) instanceof TypeDeclaration<?> type
                && type.isPublic()
                && !(type instanceof ClassOrInterfaceDeclaration declaration && declaration.isInterface())) {
            String name = node.getVariable(0).getNameAsString();
            Reports.at(
                    node.getVariable(0).getName(),
                    RULE,
                    file,
                    findings,
                    "any code may assign `" + name + "`; make it final, or private with a method");
        }
    }
}
