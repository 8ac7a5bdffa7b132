package dev.aura.code.ecma;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.Declaration;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Node;
import dev.aura.proto.code.v1.Entity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Declares functions and types, and the members of types. */
final class Types {

    private static final Set<String> HIDING = Set.of("private");

    private final Tokens tokens;

    Types(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Adds a function or type that is declared by a statement. */
    void add(Node<Kind> node, Place place, Members into, Exports names) {
        Node<Kind> name = node.field("name");
        boolean isDefault = place.modifiers().contains("default");
        if (name == null && !isDefault) {
            return;
        }
        String simple = name == null ? "default" : name.text();
        boolean visible = place.exported() || names.has(simple);
        Node<Kind> body = node.field("body");
        boolean open = visible && !place.modifiers().contains("private");
        into.add(new Members.Entry(
                kind(node),
                simple,
                place.whole(),
                name == null ? node : name,
                name == null && body == null ? node.end() : Members.bodyStart(body, place.whole()),
                Members.modifiers(node, place.modifiers()),
                visible,
                true,
                members(node, body, into.qualify(simple), open)));
    }

    private static Entity.Kind kind(Node<Kind> node) {
        return switch (node.kind()) {
            case CLASS_DECLARATION, ABSTRACT_CLASS_DECLARATION, CLASS -> Entity.Kind.CLASS;
            case INTERFACE_DECLARATION, TYPE_ALIAS_DECLARATION -> Entity.Kind.INTERFACE;
            case ENUM_DECLARATION -> Entity.Kind.ENUM;
            default -> Entity.Kind.FUNCTION;
        };
    }

    /** The members of a class, interface, enumeration, or of the object type that an alias names. */
    List<Declaration> members(Node<Kind> type, @Nullable Node<Kind> body, String qualified, boolean visible) {
        Members members = new Members(tokens, qualified, true);
        Node<Kind> holder = body == null && type.is(Kind.TYPE_ALIAS_DECLARATION) ? type.child(Kind.OBJECT_TYPE) : body;
        if (holder == null || holder.is(Kind.STATEMENT_BLOCK)) {
            return List.of();
        }
        for (Node<Kind> member : holder.children()) {
            member(member, members, visible);
        }
        return members.all();
    }

    private void member(Node<Kind> member, Members into, boolean visible) {
        Node<Kind> name =
                member.is(Kind.PROPERTY_IDENTIFIER) || member.is(Kind.STRING) ? member : Nodes.memberName(member);
        if (name == null || name.is(Kind.COMPUTED_PROPERTY_NAME) || member.is(Kind.DECORATOR)) {
            return;
        }
        List<String> modifiers = Members.modifiers(member, List.of());
        boolean shown = visible
                && !name.is(Kind.PRIVATE_PROPERTY_IDENTIFIER)
                && modifiers.stream().noneMatch(HIDING::contains);
        Node<Kind> value = member.field("value");
        Node<Kind> function = value == null ? null : Nodes.value(value);
        boolean isFunction = function != null && function.isAny(Nodes.FUNCTIONS);
        Node<Kind> held = value == null ? member.field("body") : value;
        Node<Kind> body = function != null && isFunction ? function.field("body") : held;
        Entity.Kind kind = kind(member, name, modifiers, isFunction);
        boolean documents = kind == Entity.Kind.METHOD || kind == Entity.Kind.PROPERTY;
        into.add(new Members.Entry(
                kind,
                Nodes.plain(name),
                member,
                name,
                Members.bodyStart(body, member),
                modifiers,
                shown,
                documents && !modifiers.contains("override"),
                List.of()));
        if (kind == Entity.Kind.CONSTRUCTOR) {
            parameterFields(member, into, visible);
        }
    }

    private static Entity.Kind kind(Node<Kind> member, Node<Kind> name, List<String> modifiers, boolean isFunction) {
        return switch (member.kind()) {
            case METHOD_DEFINITION, METHOD_SIGNATURE, ABSTRACT_METHOD_SIGNATURE ->
                name.isText("constructor")
                        ? Entity.Kind.CONSTRUCTOR
                        : modifiers.contains("get") || modifiers.contains("set")
                                ? Entity.Kind.PROPERTY
                                : Entity.Kind.METHOD;
            case ENUM_ASSIGNMENT, PROPERTY_IDENTIFIER, STRING -> Entity.Kind.CONSTANT;
            default -> isFunction ? Entity.Kind.METHOD : Entity.Kind.FIELD;
        };
    }

    /** Fields that a constructor declares by a modifier of a parameter. */
    private void parameterFields(Node<Kind> constructor, Members into, boolean visible) {
        Node<Kind> parameters = constructor.field("parameters");
        if (parameters == null) {
            return;
        }
        for (Node<Kind> parameter : parameters.children()) {
            Node<Kind> name = parameter.field("pattern");
            List<String> modifiers = Members.modifiers(parameter, List.of());
            if (name != null && !modifiers.isEmpty()) {
                boolean shown = visible && modifiers.stream().noneMatch(HIDING::contains);
                into.add(new Members.Entry(
                        Entity.Kind.FIELD,
                        name.text(),
                        parameter,
                        name,
                        parameter.end(),
                        modifiers,
                        shown,
                        false,
                        List.of()));
            }
        }
    }
}
