package dev.aura.code.go.calls;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.calls.Member;
import dev.aura.code.language.calls.TypeShape;
import dev.aura.code.language.calls.TypeShape.TypeVariable;
import dev.aura.code.language.typed.FactsWriter;
import dev.aura.code.language.typed.LocalNames;
import dev.aura.code.language.typed.TermText;
import dev.aura.code.syntax.Node;
import dev.aura.proto.mesh.v1.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes types down: `*<T>`, `[]<T>`, `map<K,V>`, `chan<T>`, `func<(<P>,R>`, several results as `(<A,B>`. A struct or interface without a name, and a type that a function declares, is `#` and
 * its number in the file.
 */
final class TypeWriter {

    static final String POINTER = "*";
    static final String LIST = "[]";
    static final String MAP = "map";
    static final String CHANNEL = "chan";
    static final String VARIADIC = "...";
    static final String UNION = "|";
    static final String LIKE = "~";

    private final FactsWriter facts;
    private final int site;
    private final LocalNames names;

    TypeWriter(FactsWriter facts, int site, LocalNames names) {
        this.facts = facts;
        this.site = site;
        this.names = names;
    }

    /** A type as it is written down; empty where there is none. */
    String text(@Nullable Node<Kind> type) {
        if (type == null) {
            return "";
        }
        return switch (type.kind()) {
            case TYPE_IDENTIFIER, IDENTIFIER -> simple(type.text());
            case QUALIFIED_TYPE -> type.fieldText("package") + "." + type.fieldText("name");
            case SELECTOR_EXPRESSION -> type.fieldText("operand") + "." + type.fieldText("field");
            case POINTER_TYPE -> TermText.of(POINTER, inner(type.first()));
            case SLICE_TYPE, ARRAY_TYPE, IMPLICIT_LENGTH_ARRAY_TYPE -> TermText.of(LIST, inner(type.field("element")));
            case MAP_TYPE -> TermText.of(MAP, inner(type.field("key")), inner(type.field("value")));
            case CHANNEL_TYPE -> TermText.of(CHANNEL, inner(type.field("value")));
            case FUNCTION_TYPE, FUNC_LITERAL -> function(type);
            case GENERIC_TYPE, TYPE_INSTANTIATION_EXPRESSION -> generic(type);
            case PARENTHESIZED_TYPE, PARENTHESIZED_EXPRESSION, TYPE_CONSTRAINT -> union(type);
            case TYPE_ELEM -> union(type);
            case NEGATED_TYPE -> TermText.of(LIKE, inner(type.first()));
            case STRUCT_TYPE, INTERFACE_TYPE -> "#" + declared(type, "", List.of(), 0);
            default -> "?";
        };
    }

    private String inner(@Nullable Node<Kind> type) {
        String text = text(type);
        return text.isEmpty() ? "?" : text;
    }

    private String simple(String name) {
        String local = names.type(name);
        return local == null ? name : local;
    }

    private String union(Node<Kind> type) {
        List<String> parts = new ArrayList<>();
        type.children().forEach(child -> parts.add(inner(child)));
        return parts.size() == 1 ? parts.getFirst() : TermText.of(parts.isEmpty() ? "?" : UNION, parts);
    }

    private String generic(Node<Kind> type) {
        Node<Kind> named = type.field("type");
        Node<Kind> list = type.child(Kind.TYPE_ARGUMENTS);
        List<String> arguments = new ArrayList<>();
        for (Node<Kind> argument : list == null ? type.children() : list.children()) {
            if (argument != named) {
                arguments.add(inner(argument));
            }
        }
        return TermText.of(inner(named), arguments);
    }

    private String function(Node<Kind> type) {
        return TermText.function(parameters(type.field("parameters")), result(type.field("result")));
    }

    List<String> parameters(@Nullable Node<Kind> list) {
        return Nodes.parameters(list).stream().map(this::parameter).toList();
    }

    String parameter(Nodes.Parameter parameter) {
        String type = inner(parameter.type());
        return parameter.declaration().is(Kind.VARIADIC_PARAMETER_DECLARATION) ? TermText.of(VARIADIC, type) : type;
    }

    /** What a function gives. */
    String result(@Nullable Node<Kind> result) {
        if (result == null) {
            return TermText.NOTHING;
        }
        if (!result.is(Kind.PARAMETER_LIST)) {
            return inner(result);
        }
        List<String> types = parameters(result);
        return types.isEmpty()
                ? TermText.NOTHING
                : types.size() == 1 ? types.getFirst() : TermText.of(TermText.SEVERAL, types);
    }

    List<TypeVariable> variables(@Nullable Node<Kind> list) {
        List<TypeVariable> variables = new ArrayList<>();
        for (Node<Kind> declaration : list == null ? List.<Node<Kind>>of() : list.children()) {
            List<String> bounds = List.of(inner(declaration.field("type")));
            declaration.fields("name").forEach(name -> variables.add(new TypeVariable(name.text(), bounds)));
        }
        return variables;
    }

    /** Takes down a type with its members; its number. */
    int declared(Node<Kind> type, String name, List<TypeVariable> variables, int offset) {
        int number = facts.reserve();
        declare(number, type, name, variables, offset);
        return number;
    }

    void declare(int number, Node<Kind> type, String name, List<TypeVariable> variables, int offset) {
        TypeWriter within = new TypeWriter(facts, facts.site(number, -1), names);
        List<Member> members = new ArrayList<>();
        List<String> embedded = new ArrayList<>();
        Node<Kind> fields = type.child(Kind.FIELD_DECLARATION_LIST);
        if (type.is(Kind.STRUCT_TYPE) && fields != null) {
            fields.children().forEach(field -> within.field(field, members, embedded));
        } else if (type.is(Kind.INTERFACE_TYPE)) {
            type.children().forEach(element -> within.element(element, members, embedded));
        } else if (!type.is(Kind.STRUCT_TYPE)) {
            members.add(new Member(Member.Kind.FIELD, "", 0, List.of(), List.of(), within.inner(type), 0, 0));
        }
        Position position = facts.position(offset);
        facts.set(
                number,
                new TypeShape(
                        name,
                        site,
                        type.is(Kind.INTERFACE_TYPE),
                        variables,
                        embedded,
                        members,
                        offset == 0 ? 0 : position.getLine(),
                        offset == 0 ? 0 : position.getColumn()));
    }

    private void field(Node<Kind> field, List<Member> members, List<String> embedded) {
        Node<Kind> type = field.field("type");
        if (!field.is(Kind.FIELD_DECLARATION) || type == null) {
            return;
        }
        String text = inner(type);
        List<Node<Kind>> fieldNames = field.fields("name");
        fieldNames.forEach(name -> members.add(member(Member.Kind.FIELD, name, 0, List.of(), text)));
        if (fieldNames.isEmpty()) {
            String whole = field.hasWord(POINTER) ? TermText.of(POINTER, text) : text;
            embedded.add(whole);
            Node<Kind> simple = simple(type);
            if (simple != null) {
                members.add(member(Member.Kind.FIELD, simple, 0, List.of(), whole));
            }
        }
    }

    /** The name that an embedded type is a field by. */
    private static @Nullable Node<Kind> simple(Node<Kind> type) {
        return switch (type.kind()) {
            case TYPE_IDENTIFIER -> type;
            case QUALIFIED_TYPE -> type.field("name");
            case GENERIC_TYPE -> {
                Node<Kind> named = type.field("type");
                yield named == null ? null : simple(named);
            }
            case POINTER_TYPE -> type.first() == null ? null : simple(type.first());
            default -> null;
        };
    }

    private void element(Node<Kind> element, List<Member> members, List<String> embedded) {
        Node<Kind> name = element.field("name");
        if (element.is(Kind.METHOD_ELEM) && name != null) {
            members.add(member(
                    Member.Kind.METHOD,
                    name,
                    Member.ABSTRACT,
                    parameters(element.field("parameters")),
                    result(element.field("result"))));
        } else if (element.is(Kind.TYPE_ELEM)) {
            embedded.add(inner(element));
        }
    }

    Member member(Member.Kind kind, Node<Kind> name, int flags, List<String> parameters, String type) {
        Position position = facts.position(name.start());
        return new Member(
                kind, name.text(), flags, List.of(), parameters, type, position.getLine(), position.getColumn());
    }
}
