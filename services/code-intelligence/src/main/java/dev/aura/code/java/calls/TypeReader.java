package dev.aura.code.java.calls;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
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
import dev.aura.code.language.calls.Member;
import dev.aura.code.language.calls.Value.Kind;
import java.util.List;

/** Reads types, and the bodies of their members. */
final class TypeReader {

    private final Facts facts;

    TypeReader(Facts facts) {
        this.facts = facts;
    }

    void type(TypeDeclaration<?> type, int site, Names names) {
        int index = facts.reserve();
        Shapes.Shaped shaped = Shapes.of(type, site);
        facts.set(index, shaped.shape());
        Names inner = fieldsHide(shaped, names);
        if (type instanceof EnumDeclaration enumeration) {
            for (EnumConstantDeclaration constant : enumeration.getEntries()) {
                constant(constant, facts.site(index, member(shaped, constant)), inner);
            }
        }
        bodies(type.getMembers(), index, shaped, inner);
    }

    void anonymous(String supertype, List<BodyDeclaration<?>> body, int site, Names names) {
        int index = facts.reserve();
        Shapes.Shaped shaped = Shapes.anonymous(supertype, body, site, Shapes.place(body.getFirst()));
        facts.set(index, shaped.shape());
        bodies(body, index, shaped, fieldsHide(shaped, names));
    }

    private static Names fieldsHide(Shapes.Shaped shaped, Names names) {
        Names inner = new Names(names);
        for (Member member : shaped.shape().members()) {
            if (member.kind() == Member.Kind.FIELD) {
                inner.put(member.name(), Names.FIELD);
            }
        }
        return inner;
    }

    private static int member(Shapes.Shaped shaped, Node node) {
        return shaped.members().getOrDefault(node, -1);
    }

    private void constant(EnumConstantDeclaration constant, int site, Names names) {
        BodyReader body = new BodyReader(facts, this, site);
        int[] parts = body.arguments(-1, constant.getArguments(), names);
        var place = Shapes.place(constant.getName());
        String type = constant.getParentNode().orElse(null) instanceof EnumDeclaration enumeration
                ? enumeration.getNameAsString()
                : "";
        int made = facts.addAt(Kind.NEW, type, site, place.line, place.column, parts);
        body.expectArguments(made);
        if (!constant.getClassBody().isEmpty()) {
            anonymous(type, constant.getClassBody(), site, names);
        }
    }

    private void bodies(List<BodyDeclaration<?>> members, int type, Shapes.Shaped shaped, Names names) {
        for (BodyDeclaration<?> member : members) {
            int site = facts.site(type, member(shaped, member));
            BodyReader body = new BodyReader(facts, this, site);
            switch (member) {
                case TypeDeclaration<?> nested -> type(nested, facts.site(type, -1), names);
                case FieldDeclaration field ->
                    field.getVariables().forEach(variable -> field(variable, body, site, names));
                case MethodDeclaration method ->
                    method.getBody().ifPresent(block -> {
                        int result = facts.add(Kind.TYPE, TypeText.of(method.getType()), site);
                        body.returning(result).statement(block, parameters(method, site, names));
                    });
                case ConstructorDeclaration constructor ->
                    body.statement(constructor.getBody(), parameters(constructor, site, names));
                case CompactConstructorDeclaration constructor -> {
                    Names inner = new Names(names);
                    if (constructor.getParentNode().orElse(null) instanceof RecordDeclaration around) {
                        around.getParameters().forEach(parameter -> bind(parameter, site, inner));
                    }
                    body.statement(constructor.getBody(), inner);
                }
                case InitializerDeclaration block -> body.statement(block.getBody(), names);
                default -> {}
            }
        }
    }

    private void field(VariableDeclarator variable, BodyReader body, int site, Names names) {
        variable.getInitializer().ifPresent(initial -> {
            int target = facts.add(Kind.TYPE, TypeText.of(variable.getType()), site);
            facts.expect(body.value(initial, names, target), target);
        });
    }

    private Names parameters(CallableDeclaration<?> callable, int site, Names names) {
        Names inner = new Names(names);
        callable.getParameters().forEach(parameter -> bind(parameter, site, inner));
        return inner;
    }

    private void bind(Parameter parameter, int site, Names names) {
        names.put(parameter.getNameAsString(), facts.add(Kind.TYPE, TypeText.of(parameter), site));
    }
}
