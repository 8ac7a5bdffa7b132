package dev.aura.code.go.calls;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.calls.Value;
import dev.aura.code.language.typed.FactsWriter;
import dev.aura.code.language.typed.LocalNames;
import dev.aura.code.language.typed.TermText;
import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads expressions: their types where they are written, else what they are made of. -1 is a value that nobody can know. */
final class ExpressionReader {

    private static final Set<String> COMPARING = Set.of("==", "!=", "<", "<=", ">", ">=", "&&", "||");

    private final FactsWriter facts;
    private final BodyReader bodies;
    private final int site;

    ExpressionReader(FactsWriter facts, BodyReader bodies, int site) {
        this.facts = facts;
        this.bodies = bodies;
        this.site = site;
    }

    int value(Node<Kind> node, LocalNames names) {
        return switch (node.kind()) {
            case IDENTIFIER -> name(node, names);
            case SELECTOR_EXPRESSION -> member(node, names);
            case CALL_EXPRESSION -> call(node, names);
            case PARENTHESIZED_EXPRESSION -> node.first() == null ? -1 : value(node.first(), names);
            case INDEX_EXPRESSION -> index(node, names);
            case TYPE_INSTANTIATION_EXPRESSION, GENERIC_TYPE -> generic(node, names);
            case QUALIFIED_TYPE,
                    SLICE_TYPE,
                    ARRAY_TYPE,
                    MAP_TYPE,
                    CHANNEL_TYPE,
                    FUNCTION_TYPE,
                    STRUCT_TYPE,
                    INTERFACE_TYPE,
                    POINTER_TYPE,
                    TYPE_IDENTIFIER -> type(bodies.types(names).text(node));
            case SLICE_EXPRESSION -> slice(node, names);
            case TYPE_ASSERTION_EXPRESSION -> asserted(node, names);
            case TYPE_CONVERSION_EXPRESSION -> conversion(node, names);
            case UNARY_EXPRESSION -> unary(node, names);
            case BINARY_EXPRESSION -> binary(node, names);
            case COMPOSITE_LITERAL -> composite(node, names);
            case FUNC_LITERAL -> {
                bodies.function(node, names);
                yield facts.type(bodies.types(names).text(node), site);
            }
            case VARIADIC_ARGUMENT -> {
                int list = part(node.first(), names);
                yield list < 0 ? -1 : facts.add(Value.Kind.ELEMENT, "", site, list);
            }
            case INTERPRETED_STRING_LITERAL, RAW_STRING_LITERAL -> facts.type("string", site);
            case INT_LITERAL, IOTA -> facts.type("int", site);
            case FLOAT_LITERAL -> facts.type("float64", site);
            case RUNE_LITERAL -> facts.type("rune", site);
            case TRUE, FALSE -> facts.type("bool", site);
            case NIL -> -1;
            default -> {
                node.children().forEach(child -> value(child, names));
                yield -1;
            }
        };
    }

    private int part(@Nullable Node<Kind> node, LocalNames names) {
        return node == null ? -1 : value(node, names);
    }

    /** A type that stands where a value might. */
    private int type(String text) {
        return facts.add(Value.Kind.NAME, text.startsWith("#") ? text : ":" + text, site);
    }

    private int name(Node<Kind> node, LocalNames names) {
        String name = node.text();
        String local = names.type(name);
        if (local != null) {
            return type(local);
        }
        int value = names.value(name);
        if (value != LocalNames.NONE || name.equals("_")) {
            return value == LocalNames.NONE ? -1 : value;
        }
        return facts.addAt(Value.Kind.NAME, name, site, node.start());
    }

    private int member(Node<Kind> node, LocalNames names) {
        Node<Kind> field = node.field("field");
        int operand = part(node.field("operand"), names);
        return field == null ? operand : facts.addAt(Value.Kind.MEMBER, field.text(), site, field.start(), operand);
    }

    private int call(Node<Kind> node, LocalNames names) {
        Node<Kind> function = node.field("function");
        List<Node<Kind>> given = Nodes.arguments(node);
        if (function == null) {
            return -1;
        }
        Node<Kind> bare = Nodes.bare(function);
        if (bare.is(Kind.IDENTIFIER)
                && (bare.isText("new") || bare.isText("make"))
                && names.value(bare.text()) == LocalNames.NONE
                && !given.isEmpty()) {
            return made(bare.isText("new"), given, names);
        }
        int named = value(function, names);
        List<Integer> parts = new ArrayList<>(List.of(instantiated(named, node.child(Kind.TYPE_ARGUMENTS), names)));
        given.forEach(argument -> parts.add(value(argument, names)));
        return called(placeOf(bare), named, parts);
    }

    private int called(@Nullable Node<Kind> place, int named, List<Integer> parts) {
        int[] all = parts.stream().mapToInt(part -> part).toArray();
        if (place == null) {
            return facts.add(Value.Kind.CALL, "", site, all);
        }
        facts.withoutPlace(calledName(named, place));
        return facts.addAt(Value.Kind.CALL, place.text(), site, place.start(), all);
    }

    /** What looks like one of a generic type may be a call of a generic function. */
    private int conversion(Node<Kind> node, LocalNames names) {
        Node<Kind> type = node.field("type");
        int operand = part(node.field("operand"), names);
        if (type == null || !type.is(Kind.GENERIC_TYPE)) {
            return facts.type(bodies.types(names).text(type), site);
        }
        int named = generic(type, names);
        return called(placeOf(type), named, List.of(named, operand));
    }

    /** A function or type with type arguments. */
    private int generic(Node<Kind> node, LocalNames names) {
        Node<Kind> named = node.field("type");
        Node<Kind> place = named == null ? null : placeOf(named);
        if (named == null || place == null) {
            return -1;
        }
        int base = named.is(Kind.QUALIFIED_TYPE)
                ? facts.addAt(
                        Value.Kind.MEMBER,
                        place.text(),
                        site,
                        place.start(),
                        facts.add(Value.Kind.NAME, named.fieldText("package"), site))
                : name(place, names);
        Node<Kind> list = node.child(Kind.TYPE_ARGUMENTS);
        return instantiated(base, list == null ? node : list, names);
    }

    /** A function with the type arguments that a call gives it. */
    private int instantiated(int function, @Nullable Node<Kind> arguments, LocalNames names) {
        if (function < 0 || arguments == null) {
            return function;
        }
        TypeWriter types = bodies.types(names);
        List<Integer> parts = new ArrayList<>(List.of(function));
        arguments.children().stream()
                .filter(argument -> !argument.fieldName().equals("type") || arguments.is(Kind.TYPE_ARGUMENTS))
                .forEach(argument -> parts.add(type(types.text(argument))));
        return facts.add(
                Value.Kind.ELEMENT,
                "",
                site,
                parts.stream().mapToInt(part -> part).toArray());
    }

    /** The value that a call takes the place of; -1 where the name is that of a local variable. */
    private int calledName(int callee, Node<Kind> place) {
        if (callee < 0) {
            return -1;
        }
        Value value = facts.value(callee);
        boolean indexed = value.kind() == Value.Kind.ELEMENT && value.parts().length > 0;
        int at = indexed ? value.parts()[0] : callee;
        return at >= 0 && facts.isAt(at, place.start()) ? at : -1;
    }

    private static @Nullable Node<Kind> placeOf(Node<Kind> function) {
        return switch (function.kind()) {
            case IDENTIFIER, TYPE_IDENTIFIER -> function;
            case SELECTOR_EXPRESSION -> function.field("field");
            case QUALIFIED_TYPE -> function.field("name");
            case INDEX_EXPRESSION, TYPE_INSTANTIATION_EXPRESSION, GENERIC_TYPE -> {
                Node<Kind> first = function.first();
                yield first == null ? null : placeOf(first);
            }
            default -> null;
        };
    }

    private int made(boolean pointer, List<Node<Kind>> given, LocalNames names) {
        String type = bodies.types(names).text(given.getFirst());
        given.subList(1, given.size()).forEach(size -> value(size, names));
        return facts.type(pointer ? TermText.of(TypeWriter.POINTER, type) : type, site);
    }

    /** An element, or a function or type with its type arguments. */
    private int index(Node<Kind> node, LocalNames names) {
        int operand = part(node.field("operand"), names);
        int index = part(node.field("index"), names);
        return operand < 0 ? -1 : facts.add(Value.Kind.ELEMENT, "", site, operand, index);
    }

    private int slice(Node<Kind> node, LocalNames names) {
        int operand = part(node.field("operand"), names);
        node.children().stream().skip(1).forEach(bound -> value(bound, names));
        return operand < 0 ? -1 : facts.add(Value.Kind.EITHER, "[:]", site, operand);
    }

    private int asserted(Node<Kind> node, LocalNames names) {
        int operand = part(node.field("operand"), names);
        String type = bodies.types(names).text(node.field("type"));
        return type.isEmpty() ? operand : facts.type(type, site);
    }

    private int unary(Node<Kind> node, LocalNames names) {
        int operand = part(node.field("operand"), names);
        return switch (node.operator()) {
            case "&" -> operand < 0 ? -1 : facts.add(Value.Kind.ADDRESS, "", site, operand);
            case "*", "<-" -> operand < 0 ? -1 : facts.add(Value.Kind.ELEMENT, node.operator(), site, operand);
            case "!" -> facts.type("bool", site);
            default -> operand;
        };
    }

    private int binary(Node<Kind> node, LocalNames names) {
        int left = part(node.field("left"), names);
        int right = part(node.field("right"), names);
        if (COMPARING.contains(node.operator())) {
            return facts.type("bool", site);
        }
        boolean shifts = node.operator().equals("<<") || node.operator().equals(">>");
        return shifts || right < 0 ? left : left < 0 ? right : facts.add(Value.Kind.EITHER, "", site, left, right);
    }

    private int composite(Node<Kind> node, LocalNames names) {
        Node<Kind> type = node.field("type");
        Node<Kind> body = node.field("body");
        int made = facts.type(bodies.types(names).text(type), site);
        if (body != null) {
            elements(body, type != null && isStruct(type) ? made : -1, type != null && !isStruct(type), names);
        }
        return made;
    }

    /** Whether keys may be names of fields. */
    private static boolean isStruct(Node<Kind> type) {
        return switch (type.kind()) {
            case MAP_TYPE, SLICE_TYPE, ARRAY_TYPE, IMPLICIT_LENGTH_ARRAY_TYPE -> false;
            default -> true;
        };
    }

    private void elements(Node<Kind> body, int struct, boolean keys, LocalNames names) {
        for (Node<Kind> element : body.children()) {
            if (!element.is(Kind.KEYED_ELEMENT)) {
                inner(element, names);
                continue;
            }
            Node<Kind> key = element.field("key");
            Node<Kind> name = key == null ? null : key.is(Kind.LITERAL_ELEMENT) ? key.first() : key;
            boolean mayBeField = name != null && name.is(Kind.IDENTIFIER) && !keys;
            if (name != null && mayBeField && struct >= 0) {
                facts.addAt(Value.Kind.KEY, name.text(), site, name.start(), struct);
            } else if (key != null && !mayBeField) {
                inner(key, names);
            }
            Node<Kind> value = element.field("value");
            if (value != null) {
                inner(value, names);
            }
        }
    }

    private void inner(Node<Kind> element, LocalNames names) {
        if (element.is(Kind.LITERAL_VALUE)) {
            elements(element, -1, false, names);
        } else if (element.is(Kind.LITERAL_ELEMENT)) {
            element.children().forEach(child -> inner(child, names));
        } else {
            value(element, names);
        }
    }
}
