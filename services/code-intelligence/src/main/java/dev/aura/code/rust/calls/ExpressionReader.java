package dev.aura.code.rust.calls;

import dev.aura.code.language.calls.Value;
import dev.aura.code.language.typed.FactsWriter;
import dev.aura.code.language.typed.LocalNames;
import dev.aura.code.language.typed.TermText;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads expressions: their types where they are written, else what they are made of. -1 is a value that nobody can know. */
final class ExpressionReader {

    /** All parts at once. */
    static final String TUPLE = TermText.SEVERAL;

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
            case IDENTIFIER, SELF -> name(node, names);
            case SCOPED_IDENTIFIER -> path(node);
            case GENERIC_FUNCTION -> generic(node, names);
            case CALL_EXPRESSION -> call(node, names);
            case FIELD_EXPRESSION -> member(node, Value.Kind.MEMBER, names);
            case AWAIT_EXPRESSION -> element("await", node.first(), names);
            case TRY_EXPRESSION -> element("?", node.first(), names);
            case INDEX_EXPRESSION -> index(node, names);
            case UNARY_EXPRESSION -> unary(node, names);
            case REFERENCE_EXPRESSION -> {
                int of = bodies.value(node.field("value"), names);
                yield of < 0 ? -1 : facts.add(Value.Kind.ADDRESS, "", site, of);
            }
            case STRUCT_EXPRESSION -> struct(node, names);
            case TUPLE_EXPRESSION -> together(TUPLE, values(node.children(), names));
            case ARRAY_EXPRESSION -> together(TypeWriter.LIST, values(node.children(), names));
            case PARENTHESIZED_EXPRESSION -> bodies.value(node.last(), names);
            case BLOCK -> bodies.block(node, names);
            case UNSAFE_BLOCK, CONST_BLOCK, TRY_BLOCK, ELSE_CLAUSE -> bodies.value(node.last(), names);
            case ASYNC_BLOCK -> together(TypeWriter.FUTURE, List.of(bodies.value(node.last(), names)));
            case IF_EXPRESSION -> condition(node, names);
            case MATCH_EXPRESSION -> match(node, names);
            case WHILE_EXPRESSION, LOOP_EXPRESSION -> {
                LocalNames inner = new LocalNames(names);
                bodies.value(node.field("condition"), inner);
                bodies.value(node.field("body"), inner);
                yield -1;
            }
            case FOR_EXPRESSION -> loop(node, names);
            case LET_CONDITION -> {
                int value = bodies.value(node.field("value"), names);
                bodies.bind(node.field("pattern"), value, names);
                yield facts.type("bool", site);
            }
            case CLOSURE_EXPRESSION -> closure(node, names);
            case BINARY_EXPRESSION -> binary(node, names);
            case TYPE_CAST_EXPRESSION -> {
                bodies.value(node.field("value"), names);
                yield facts.type(TypeWriter.text(node.field("type")), site);
            }
            case MACRO_INVOCATION -> new MacroReader(facts, site, names).value(node);
            case RANGE_EXPRESSION -> together("std::ops::Range", values(node.children(), names));
            case STRING_LITERAL, RAW_STRING_LITERAL -> facts.type("&<str>", site);
            case INTEGER_LITERAL -> facts.type("i32", site);
            case FLOAT_LITERAL -> facts.type("f64", site);
            case BOOLEAN_LITERAL -> facts.type("bool", site);
            case CHAR_LITERAL -> facts.type("char", site);
            case LABEL, ATTRIBUTE_ITEM, TYPE_ARGUMENTS -> -1;
            default -> {
                values(node.children(), names);
                yield -1;
            }
        };
    }

    private List<Integer> values(List<Node<Kind>> nodes, LocalNames names) {
        List<Integer> values = new ArrayList<>();
        for (Node<Kind> node : nodes) {
            if (!node.is(Kind.ATTRIBUTE_ITEM)) {
                values.add(value(node, names));
            }
        }
        return values;
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(value -> value).toArray();
    }

    private int together(String text, List<Integer> parts) {
        return facts.add(Value.Kind.TOGETHER, text, site, ints(parts));
    }

    private int element(String text, @Nullable Node<Kind> of, LocalNames names) {
        int value = bodies.value(of, names);
        return value < 0 ? -1 : facts.add(Value.Kind.ELEMENT, text, site, value);
    }

    private int name(Node<Kind> node, LocalNames names) {
        String name = node.text().replace("r#", "");
        int local = names.value(name);
        return local != LocalNames.NONE ? local : facts.addAt(Value.Kind.NAME, name, site, node.start());
    }

    /** A path; one that goes through a type with arguments, or through `<T as Trait>`, is a member of that type. */
    private int path(Node<Kind> node) {
        Node<Kind> last = node.field("name");
        String text = TypeWriter.text(node);
        if (last == null) {
            return -1;
        }
        if (text.startsWith(TypeWriter.MEMBER) && text.indexOf('<') > 0) {
            int type = facts.add(Value.Kind.NAME, ":" + text.substring(text.indexOf('<') + 1, text.length() - 1), site);
            return facts.addAt(Value.Kind.MEMBER, plain(last), site, last.start(), type);
        }
        return facts.addAt(Value.Kind.NAME, text, site, last.start());
    }

    private static String plain(Node<Kind> name) {
        return name.text().replace("r#", "");
    }

    private int member(Node<Kind> node, Value.Kind kind, LocalNames names) {
        Node<Kind> field = node.field("field");
        int on = bodies.value(node.field("value"), names);
        return field == null ? -1 : facts.addAt(kind, plain(field), site, field.start(), on);
    }

    private int generic(Node<Kind> node, LocalNames names) {
        Node<Kind> function = node.field("function");
        int of = function != null && function.is(Kind.FIELD_EXPRESSION)
                ? member(function, Value.Kind.REFERENCE, names)
                : bodies.value(function, names);
        List<Integer> parts = new ArrayList<>(List.of(of));
        for (String argument : TypeWriter.arguments(node.field("type_arguments"))) {
            parts.add(facts.add(Value.Kind.NAME, ":" + argument, site));
        }
        return of < 0 ? -1 : facts.add(Value.Kind.ELEMENT, "", site, ints(parts));
    }

    private int call(Node<Kind> node, LocalNames names) {
        Node<Kind> function = node.field("function");
        if (function == null) {
            return -1;
        }
        int callee = function.is(Kind.FIELD_EXPRESSION)
                ? member(function, Value.Kind.REFERENCE, names)
                : value(function, names);
        return called(callee, nameOf(function), Nodes.arguments(node), names);
    }

    /** The name of a function where it is called; null where it has none. */
    private static @Nullable Node<Kind> nameOf(Node<Kind> function) {
        return switch (function.kind()) {
            case IDENTIFIER -> function;
            case SCOPED_IDENTIFIER -> function.field("name");
            case FIELD_EXPRESSION -> function.field("field");
            case GENERIC_FUNCTION -> {
                Node<Kind> named = function.field("function");
                yield named == null ? null : nameOf(named);
            }
            default -> null;
        };
    }

    private int called(int callee, @Nullable Node<Kind> name, List<Node<Kind>> arguments, LocalNames names) {
        List<Integer> parts = new ArrayList<>(List.of(callee));
        for (Node<Kind> argument : arguments) {
            parts.add(argument.is(Kind.CLOSURE_EXPRESSION) ? closure(argument, names, parts) : value(argument, names));
        }
        if (name == null) {
            return facts.add(Value.Kind.CALL, "", site, ints(parts));
        }
        boolean generic = callee >= 0 && facts.value(callee).kind() == Value.Kind.ELEMENT;
        int named = generic ? facts.value(callee).parts()[0] : callee;
        if (named >= 0 && facts.isAt(named, name.start())) {
            facts.withoutPlace(named);
        }
        return facts.addAt(Value.Kind.CALL, plain(name), site, name.start(), ints(parts));
    }

    private int closure(Node<Kind> node, LocalNames names) {
        return closure(node, names, List.of());
    }

    /** A closure: its parameters are what the function it is given to says, which is the first of the values before it. */
    private int closure(Node<Kind> node, LocalNames names, List<Integer> before) {
        LocalNames inner = new LocalNames(names);
        Node<Kind> parameters = node.field("parameters");
        List<Integer> types = new ArrayList<>();
        types.add(-1);
        for (Node<Kind> parameter : parameters == null ? List.<Node<Kind>>of() : parameters.children()) {
            boolean typed = parameter.is(Kind.PARAMETER);
            int index = parameters == null ? 0 : PatternReader.order(parameters, parameter);
            int type = typed
                    ? facts.type(TypeWriter.text(parameter.field("type")), site)
                    : before.isEmpty() || before.getFirst() < 0
                            ? -1
                            : facts.add(Value.Kind.PARAMETER, (before.size() - 1) + ":" + index, site, ints(before));
            bodies.bind(typed ? parameter.field("pattern") : parameter, type, inner);
            types.add(type);
        }
        int value = bodies.value(node.field("body"), inner);
        String written = TypeWriter.text(node.field("return_type"));
        types.set(0, written.isEmpty() ? value : facts.type(written, site));
        return facts.add(Value.Kind.LAMBDA, node.hasWord("async") ? TypeWriter.FUTURE : "", site, ints(types));
    }

    private int index(Node<Kind> node, LocalNames names) {
        List<Integer> parts = values(node.children(), names);
        boolean range = node.last() != null && node.last().is(Kind.RANGE_EXPRESSION);
        int on = parts.isEmpty() ? -1 : parts.getFirst();
        return on < 0 || range ? on : facts.add(Value.Kind.ELEMENT, "", site, on);
    }

    private int unary(Node<Kind> node, LocalNames names) {
        int value = bodies.value(node.last(), names);
        return value >= 0 && node.hasWord("*") ? facts.add(Value.Kind.ELEMENT, "*", site, value) : value;
    }

    private int binary(Node<Kind> node, LocalNames names) {
        int left = bodies.value(node.field("left"), names);
        bodies.value(node.field("right"), names);
        return COMPARING.contains(node.operator()) ? facts.type("bool", site) : left;
    }

    private int struct(Node<Kind> node, LocalNames names) {
        String text = TypeWriter.text(node.field("name"));
        int made = text.isEmpty() ? -1 : facts.add(Value.Kind.NEW, text, site);
        Node<Kind> body = node.field("body");
        for (Node<Kind> field : body == null ? List.<Node<Kind>>of() : body.children()) {
            switch (field.kind()) {
                case FIELD_INITIALIZER -> {
                    Node<Kind> name = field.field("field");
                    if (name != null) {
                        facts.addAt(Value.Kind.KEY, plain(name), site, name.start(), made);
                    }
                    bodies.value(field.field("value"), names);
                }
                case SHORTHAND_FIELD_INITIALIZER, BASE_FIELD_INITIALIZER -> values(field.children(), names);
                default -> {}
            }
        }
        return made;
    }

    private int condition(Node<Kind> node, LocalNames names) {
        LocalNames inner = new LocalNames(names);
        bodies.value(node.field("condition"), inner);
        int then = bodies.value(node.field("consequence"), inner);
        int other = bodies.value(node.field("alternative"), names);
        return then < 0 || other < 0 ? Math.max(then, other) : facts.add(Value.Kind.EITHER, "", site, then, other);
    }

    private int match(Node<Kind> node, LocalNames names) {
        int value = bodies.value(node.field("value"), names);
        Node<Kind> body = node.field("body");
        List<Integer> results = new ArrayList<>();
        for (Node<Kind> arm : body == null ? List.<Node<Kind>>of() : body.children()) {
            if (arm.is(Kind.MATCH_ARM)) {
                LocalNames inner = new LocalNames(names);
                Node<Kind> pattern = arm.field("pattern");
                bodies.bind(pattern, value, inner);
                bodies.value(pattern == null ? null : pattern.field("condition"), inner);
                int result = bodies.value(arm.field("value"), inner);
                if (result >= 0) {
                    results.add(result);
                }
            }
        }
        return results.isEmpty() ? -1 : facts.add(Value.Kind.EITHER, "", site, ints(results));
    }

    private int loop(Node<Kind> node, LocalNames names) {
        int over = bodies.value(node.field("value"), names);
        LocalNames inner = new LocalNames(names);
        bodies.bind(node.field("pattern"), over < 0 ? -1 : facts.add(Value.Kind.ITEM, "", site, over), inner);
        bodies.value(node.field("body"), inner);
        return -1;
    }
}
