package dev.aura.code.java.calls;

import com.github.javaparser.Position;
import com.github.javaparser.ast.Modifier.Keyword;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.nodeTypes.NodeWithTypeParameters;
import dev.aura.code.language.calls.Member;
import dev.aura.code.language.calls.TypeShape;
import dev.aura.code.language.calls.TypeShape.TypeVariable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Writes down a type with its members, and which node each member was. */
final class Shapes {

    private final List<Member> members = new ArrayList<>();
    private final IdentityHashMap<Node, Integer> byNode = new IdentityHashMap<>();
    private final boolean isInterface;
    private final String typeName;

    private Shapes(String typeName, boolean isInterface) {
        this.typeName = typeName;
        this.isInterface = isInterface;
    }

    /** A shape with the indexes of its members by their nodes. */
    record Shaped(TypeShape shape, IdentityHashMap<Node, Integer> members) {}

    static Shaped of(TypeDeclaration<?> type, int site) {
        boolean isInterface = type instanceof AnnotationDeclaration
                || (type instanceof ClassOrInterfaceDeclaration declaration && declaration.isInterface());
        Shapes shapes = new Shapes(type.getNameAsString(), isInterface);
        if (type instanceof EnumDeclaration enumeration) {
            shapes.constants(enumeration);
        }
        type.getMembers().forEach(shapes::add);
        if (type instanceof RecordDeclaration declaration) {
            shapes.components(declaration);
        }
        List<TypeVariable> variables =
                type instanceof NodeWithTypeParameters<?> generic ? TypeText.variables(generic) : List.of();
        Position place = place(type.getName());
        return new Shaped(
                new TypeShape(
                        type.getNameAsString(),
                        site,
                        isInterface,
                        variables,
                        supertypes(type),
                        shapes.members,
                        place.line,
                        place.column),
                shapes.byNode);
    }

    static Shaped anonymous(String supertype, List<BodyDeclaration<?>> body, int site, Position place) {
        Shapes shapes = new Shapes("", false);
        body.forEach(shapes::add);
        return new Shaped(
                new TypeShape("", site, false, List.of(), List.of(supertype), shapes.members, place.line, place.column),
                shapes.byNode);
    }

    private static List<String> supertypes(TypeDeclaration<?> type) {
        List<String> supertypes = new ArrayList<>();
        switch (type) {
            case ClassOrInterfaceDeclaration declaration -> {
                declaration.getExtendedTypes().forEach(named -> supertypes.add(TypeText.of(named)));
                declaration.getImplementedTypes().forEach(named -> supertypes.add(TypeText.of(named)));
            }
            case EnumDeclaration declaration -> {
                supertypes.add("java.lang.Enum<" + type.getNameAsString() + ">");
                declaration.getImplementedTypes().forEach(named -> supertypes.add(TypeText.of(named)));
            }
            case RecordDeclaration declaration -> {
                supertypes.add("java.lang.Record");
                declaration.getImplementedTypes().forEach(named -> supertypes.add(TypeText.of(named)));
            }
            default -> supertypes.add("java.lang.annotation.Annotation");
        }
        return supertypes;
    }

    private void constants(EnumDeclaration enumeration) {
        for (EnumConstantDeclaration constant : enumeration.getEntries()) {
            byNode.put(constant, members.size());
            member(Member.Kind.FIELD, constant.getName(), Member.STATIC, List.of(), List.of(), typeName);
        }
        implicit("values", Member.STATIC, List.of(), typeName + "[]");
        implicit("valueOf", Member.STATIC, List.of("java.lang.String"), typeName);
    }

    private void components(RecordDeclaration declaration) {
        List<String> types =
                declaration.getParameters().stream().map(TypeText::of).toList();
        for (Parameter component : declaration.getParameters()) {
            String name = component.getNameAsString();
            members.add(new Member(
                    Member.Kind.FIELD, name, Member.PRIVATE, List.of(), List.of(), TypeText.of(component), 0, 0));
            boolean written = members.stream()
                    .anyMatch(member -> member.kind() == Member.Kind.METHOD
                            && member.name().equals(name)
                            && member.parameters().isEmpty());
            if (!written) {
                Position place = place(component.getName());
                members.add(new Member(
                        Member.Kind.METHOD,
                        name,
                        0,
                        List.of(),
                        List.of(),
                        TypeText.of(component),
                        place.line,
                        place.column));
            }
        }
        boolean written = members.stream()
                .anyMatch(member -> member.kind() == Member.Kind.CONSTRUCTOR
                        && member.parameters().equals(types));
        if (!written) {
            Position place = place(declaration.getName());
            int flags = declaration
                            .getParameters()
                            .getLast()
                            .filter(Parameter::isVarArgs)
                            .isPresent()
                    ? Member.VARIADIC
                    : 0;
            members.add(new Member(
                    Member.Kind.CONSTRUCTOR, typeName, flags, List.of(), types, "", place.line, place.column));
        }
    }

    private void implicit(String name, int flags, List<String> parameters, String type) {
        members.add(new Member(Member.Kind.METHOD, name, flags | Member.IMPLICIT, List.of(), parameters, type, 0, 0));
    }

    private void add(BodyDeclaration<?> body) {
        byNode.put(body, members.size());
        switch (body) {
            case FieldDeclaration field -> fields(field);
            case MethodDeclaration method -> callable(method, Member.Kind.METHOD, TypeText.of(method.getType()));
            case ConstructorDeclaration constructor -> callable(constructor, Member.Kind.CONSTRUCTOR, "");
            case CompactConstructorDeclaration constructor -> compact(constructor);
            case AnnotationMemberDeclaration element ->
                member(
                        Member.Kind.METHOD,
                        element.getName(),
                        Member.ABSTRACT,
                        List.of(),
                        List.of(),
                        TypeText.of(element.getType()));
            case InitializerDeclaration block -> {
                int flags = block.isStatic() ? Member.STATIC : 0;
                members.add(new Member(Member.Kind.INITIALIZER, "", flags, List.of(), List.of(), "", 0, 0));
            }
            default -> byNode.remove(body);
        }
    }

    private void compact(CompactConstructorDeclaration constructor) {
        List<String> types = constructor.getParentNode().orElse(null) instanceof RecordDeclaration around
                ? around.getParameters().stream().map(TypeText::of).toList()
                : List.of();
        member(Member.Kind.CONSTRUCTOR, constructor.getName(), 0, List.of(), types, "");
    }

    private void fields(FieldDeclaration field) {
        int flags = isInterface || field.isStatic() ? Member.STATIC : 0;
        for (VariableDeclarator variable : field.getVariables()) {
            byNode.put(variable, members.size());
            member(
                    Member.Kind.FIELD,
                    variable.getName(),
                    flags | (field.isPrivate() ? Member.PRIVATE : 0),
                    List.of(),
                    List.of(),
                    TypeText.of(variable.getType()));
        }
    }

    private void callable(CallableDeclaration<?> callable, Member.Kind kind, String type) {
        int flags = callable.isStatic() ? Member.STATIC : 0;
        boolean bodiless = callable instanceof MethodDeclaration method
                && method.getBody().isEmpty()
                && !callable.hasModifier(Keyword.NATIVE);
        flags |= bodiless ? Member.ABSTRACT : 0;
        flags |= callable.isPrivate() ? Member.PRIVATE : 0;
        flags |= callable.getParameters().getLast().filter(Parameter::isVarArgs).isPresent() ? Member.VARIADIC : 0;
        List<String> parameters =
                callable.getParameters().stream().map(TypeText::of).toList();
        member(kind, callable.getName(), flags, TypeText.variables(callable), parameters, type);
    }

    private void member(
            Member.Kind kind,
            SimpleName name,
            int flags,
            List<TypeVariable> variables,
            List<String> parameters,
            String type) {
        Position place = place(name);
        members.add(
                new Member(kind, name.getIdentifier(), flags, variables, parameters, type, place.line, place.column));
    }

    static Position place(Node node) {
        return node.getBegin().orElse(new Position(0, 0));
    }
}
