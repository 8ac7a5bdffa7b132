package dev.aura.code.java;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import dev.aura.code.java.tree.Offsets;
import dev.aura.code.language.FunctionSignature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the methods and constructors of a file take, and which return something. */
final class JavaSignatures {

    private JavaSignatures() {}

    /** By the offset of their names. */
    static Map<Integer, FunctionSignature> of(CompilationUnit unit, Offsets offsets) {
        Map<Integer, FunctionSignature> signatures = new HashMap<>();
        unit.getTypes().forEach(type -> add(type, offsets, signatures));
        return signatures;
    }

    private static void add(TypeDeclaration<?> type, Offsets offsets, Map<Integer, FunctionSignature> into) {
        for (Node member : type.getMembers()) {
            switch (member) {
                case CallableDeclaration<?> callable -> {
                    List<String> names = callable.getParameters().stream()
                            .map(parameter -> parameter.getNameAsString())
                            .toList();
                    boolean returns = callable instanceof MethodDeclaration method
                            && !method.getType().isVoidType();
                    into.put(offsets.of(callable.getName()).start(), new FunctionSignature(names, returns));
                }
                case TypeDeclaration<?> nested -> add(nested, offsets, into);
                default -> {}
            }
        }
    }
}
