package dev.aura.code.ecma;

import dev.aura.code.ecma.tree.FunctionNames;
import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.Declaration;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Node;
import dev.aura.proto.code.v1.Entity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Declares what is bound to a name by a variable or an assignment; a function, class or object so bound is one. */
final class Variables {

    private final Tokens tokens;

    Variables(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Adds the names of one declarator of a statement. */
    void add(Node<Kind> declarator, Node<Kind> statement, Place place, Members into, Exports names) {
        Node<Kind> name = declarator.field("name");
        Node<Kind> value = declarator.field("value");
        if (name == null || (value != null && isRequired(value))) {
            return;
        }
        boolean alone = statement.children().size() == 1;
        Node<Kind> whole = alone ? place.whole() : declarator;
        List<String> modifiers = Members.modifiers(statement, place.modifiers());
        Entity.Kind plain = statement.is(Kind.LEXICAL_DECLARATION) && "const".equals(firstWord(statement))
                ? Entity.Kind.CONSTANT
                : Entity.Kind.VARIABLE;
        if (name.is(Kind.IDENTIFIER)) {
            boolean visible = place.exported() || names.has(name.text());
            bind(new Bound(name.text(), name, whole, value, plain, modifiers, visible), into);
        } else if (place.exported()) {
            name.descendants()
                    .filter(node -> node.is(Kind.SHORTHAND_PROPERTY_IDENTIFIER_PATTERN) || isTarget(node))
                    .forEach(node -> into.add(new Members.Entry(
                            plain, node.text(), node, node, node.end(), modifiers, true, false, List.of())));
        }
    }

    private static String firstWord(Node<Kind> statement) {
        return statement.words().isEmpty() ? "" : statement.words().getFirst();
    }

    private static boolean isTarget(Node<Kind> node) {
        Node<Kind> parent = node.parent();
        return node.is(Kind.IDENTIFIER)
                && parent != null
                && (parent.is(Kind.PAIR_PATTERN) || parent.is(Kind.ARRAY_PATTERN))
                && !node.fieldName().equals("key");
    }

    /** What a name is bound to. */
    private record Bound(
            String name,
            Node<Kind> nameNode,
            Node<Kind> whole,
            @Nullable Node<Kind> value,
            Entity.Kind plain,
            List<String> modifiers,
            boolean visible) {}

    /** Adds a value that is exported without a name, or under another one. */
    void value(String name, Node<Kind> whole, Node<Kind> value, Place place, Members into) {
        bind(new Bound(name, value, whole, value, Entity.Kind.CONSTANT, place.modifiers(), true), into);
    }

    private void bind(Bound bound, Members into) {
        Node<Kind> value = bound.value() == null ? null : unwrapped(Nodes.value(bound.value()));
        String qualified = into.qualify(bound.name());
        Entity.Kind kind = bound.plain();
        int bodyStart = value == null ? bound.whole().end() : value.start();
        List<String> modifiers = bound.modifiers();
        List<Declaration> children = List.of();
        if (value != null && value.isAny(Nodes.FUNCTIONS)) {
            kind = into.inType() ? Entity.Kind.METHOD : Entity.Kind.FUNCTION;
            bodyStart = Members.bodyStart(value.field("body"), bound.whole());
            modifiers = Members.modifiers(value, modifiers);
        } else if (value != null && value.isAny(Nodes.CLASSES)) {
            kind = Entity.Kind.CLASS;
            bodyStart = Members.bodyStart(value.field("body"), bound.whole());
            children = new Types(tokens).members(value, value.field("body"), qualified, bound.visible());
        } else if (value != null && value.is(Kind.OBJECT)) {
            children = functionsOf(value, qualified, bound.visible());
        }
        boolean documents = kind != Entity.Kind.VARIABLE && (kind != Entity.Kind.CONSTANT || children.isEmpty());
        into.add(new Members.Entry(
                kind,
                bound.name(),
                bound.whole(),
                bound.nameNode(),
                bodyStart,
                modifiers,
                bound.visible(),
                documents,
                children));
    }

    /** A function that a wrapper such as `memo` or `forwardRef` makes a component of. */
    private static Node<Kind> unwrapped(Node<Kind> value) {
        if (!value.is(Kind.CALL_EXPRESSION)) {
            return value;
        }
        String wrapper = Nodes.calledName(value);
        List<Node<Kind>> arguments = Nodes.arguments(value);
        boolean wraps = wrapper.equals("memo") || wrapper.equals("forwardRef") || wrapper.equals("observer");
        return wraps && !arguments.isEmpty() && arguments.getFirst().isAny(Nodes.FUNCTIONS)
                ? arguments.getFirst()
                : value;
    }

    private List<Declaration> functionsOf(Node<Kind> object, String qualified, boolean visible) {
        Members members = new Members(tokens, qualified, true);
        for (Node<Kind> member : object.children()) {
            Node<Kind> name = Nodes.memberName(member);
            Node<Kind> value = member.is(Kind.METHOD_DEFINITION) ? member : member.field("value");
            if (name != null
                    && value != null
                    && value.isAny(Nodes.FUNCTIONS)
                    && !name.is(Kind.COMPUTED_PROPERTY_NAME)) {
                members.add(new Members.Entry(
                        Entity.Kind.METHOD,
                        Nodes.plain(name),
                        member,
                        name,
                        Members.bodyStart(value.field("body"), member),
                        Members.modifiers(value, List.of()),
                        visible,
                        true,
                        List.of()));
            }
        }
        return members.all();
    }

    /** `exports.a = …`, `module.exports = …`, `A.prototype.b = …` and `A.b = function …`. */
    void assigned(Node<Kind> assignment, Place place, Members into, Exports names) {
        Node<Kind> left = assignment.field("left");
        Node<Kind> value = assignment.field("right");
        while (value != null && value.is(Kind.ASSIGNMENT_EXPRESSION)) {
            value = value.field("right");
        }
        if (left == null || value == null || !left.is(Kind.MEMBER_EXPRESSION) || isRequired(value)) {
            return;
        }
        String target = left.text();
        boolean exported = Exports.isExport(target);
        Node<Kind> plain = Nodes.value(value);
        boolean composed = plain.isAny(Nodes.FUNCTIONS) || plain.isAny(Nodes.CLASSES);
        if ((!exported && !composed) || (exported && plain.is(Kind.IDENTIFIER))) {
            return;
        }
        Node<Kind> name = left.field("property");
        boolean whole = target.equals("module.exports");
        String owner = target.contains(".") ? target.substring(0, target.indexOf('.')) : "";
        String simple = FunctionNames.target(target);
        if (name == null || (!whole && into.has(simple)) || simple.startsWith("this.")) {
            return;
        }
        bind(
                new Bound(
                        simple,
                        name,
                        place.whole(),
                        value,
                        Entity.Kind.CONSTANT,
                        place.modifiers(),
                        exported || names.has(owner)),
                into);
    }

    private static boolean isRequired(Node<Kind> value) {
        Node<Kind> at = value;
        while (at.is(Kind.MEMBER_EXPRESSION) && at.field("object") != null) {
            at = at.children().getFirst();
        }
        return at.is(Kind.CALL_EXPRESSION) && Nodes.calls(at, "require");
    }
}
