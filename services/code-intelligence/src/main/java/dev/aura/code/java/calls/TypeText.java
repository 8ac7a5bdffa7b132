package dev.aura.code.java.calls;

import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.nodeTypes.NodeWithTypeParameters;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.IntersectionType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.TypeParameter;
import com.github.javaparser.ast.type.UnionType;
import com.github.javaparser.ast.type.VarType;
import com.github.javaparser.ast.type.VoidType;
import com.github.javaparser.ast.type.WildcardType;
import dev.aura.code.language.calls.TypeShape.TypeVariable;
import java.util.List;
import java.util.stream.Collectors;

/** Writes types without spaces and annotations; `?` stands for a wildcard without bound, one with a bound is that bound. */
final class TypeText {

    private TypeText() {}

    static String of(Type type) {
        return switch (type) {
            case ArrayType array -> of(array.getComponentType()) + "[]";
            case PrimitiveType primitive -> primitive.getType().asString();
            case ClassOrInterfaceType named ->
                qualified(named)
                        + named.getTypeArguments()
                                .map(arguments ->
                                        arguments.stream().map(TypeText::of).collect(Collectors.joining(",", "<", ">")))
                                .orElse("");
            case WildcardType wildcard ->
                wildcard.getExtendedType()
                        .or(wildcard::getSuperType)
                        .map(TypeText::of)
                        .orElse("?");
            case UnionType union -> of(union.getElements().getFirst().orElseThrow());
            case IntersectionType both -> of(both.getElements().getFirst().orElseThrow());
            case VoidType ignored -> "void";
            case VarType ignored -> "var";
            default -> "";
        };
    }

    /** Whether a variable has the type of its value: `var`, which is read as a type's name, or nothing. */
    static boolean isInferred(Type type) {
        return type.isVarType() || type.isUnknownType() || (type.isClassOrInterfaceType() && of(type).equals("var"));
    }

    private static String qualified(ClassOrInterfaceType type) {
        return type.getScope().map(scope -> qualified(scope) + ".").orElse("") + type.getNameAsString();
    }

    static String of(Parameter parameter) {
        return of(parameter.getType()) + (parameter.isVarArgs() ? "[]" : "");
    }

    static List<TypeVariable> variables(NodeWithTypeParameters<?> node) {
        return node.getTypeParameters().stream().map(TypeText::variable).toList();
    }

    private static TypeVariable variable(TypeParameter parameter) {
        return new TypeVariable(
                parameter.getNameAsString(),
                parameter.getTypeBound().stream().map(TypeText::of).toList());
    }
}
