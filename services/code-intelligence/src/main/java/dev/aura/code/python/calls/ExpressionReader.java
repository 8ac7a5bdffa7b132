package dev.aura.code.python.calls;

import dev.aura.code.language.calls.Step;
import dev.aura.code.language.calls.Steps;
import dev.aura.code.language.flow.Scope;
import dev.aura.code.python.calls.Slots.Slot;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads expressions: each becomes the step that stands for its value, or -1. */
final class ExpressionReader {

    private final PythonCallFacts file;
    private final Steps steps;
    private final Owner owner;
    private final Scope scope;
    private final BuiltinCalls builtins;

    ExpressionReader(PythonCallFacts file, Owner owner, Scope scope) {
        this.file = file;
        this.steps = file.steps();
        this.owner = owner;
        this.scope = scope;
        this.builtins = new BuiltinCalls(file, owner, this);
    }

    /** Reads what is not followed, for the calls in it. */
    void visit(Iterable<Node<Kind>> nodes) {
        nodes.forEach(this::read);
    }

    int read(@Nullable Node<Kind> node) {
        if (node == null) {
            return -1;
        }
        return switch (node.kind()) {
            case IDENTIFIER -> file.read(scope, node.text());
            case ATTRIBUTE -> attribute(node);
            case SUBSCRIPT -> subscript(node);
            case CALL -> call(node);
            case PARENTHESIZED_EXPRESSION -> only(node);
            case LIST, TUPLE, SET, EXPRESSION_LIST, PATTERN_LIST -> sequence(node);
            case DICTIONARY -> dictionary(node);
            case STRING, CONCATENATED_STRING -> {
                visit(node.children());
                yield steps.outside("str");
            }
            case INTEGER, FLOAT, TRUE, FALSE -> steps.outside("int");
            case LAMBDA -> lambda(node);
            case CONDITIONAL_EXPRESSION -> conditional(node);
            case BOOLEAN_OPERATOR -> {
                int left = read(node.field("left"));
                int right = read(node.field("right"));
                yield node.children().size() == 2 ? steps.either(left, right) : -1;
            }
            case NAMED_EXPRESSION -> {
                int value = read(node.field("value"));
                Node<Kind> name = node.first();
                if (name != null && name.is(Kind.IDENTIFIER)) {
                    scope.assign(name.text(), value);
                }
                yield value;
            }
            case LIST_COMPREHENSION, SET_COMPREHENSION, GENERATOR_EXPRESSION, DICTIONARY_COMPREHENSION ->
                comprehension(node);
            case YIELD -> {
                int value = node.children().size() == 1 ? read(node.first()) : unknown(node);
                steps.store(owner.yields(), "[*]", node.hasWord("from") ? steps.element(value) : value);
                yield -1;
            }
            case AS_PATTERN -> read(node.first());
            case TYPE -> -1;
            default -> unknown(node);
        };
    }

    private int unknown(Node<Kind> node) {
        visit(node.children());
        return -1;
    }

    /** A value in parentheses, or alone after a keyword; one of an operation is not followed. */
    int only(Node<Kind> node) {
        List<Slot> slots = Slots.of(node);
        Node<Kind> value = slots.size() == 1 ? slots.getFirst().value() : null;
        return value != null ? read(value) : unknown(node);
    }

    private int attribute(Node<Kind> node) {
        Node<Kind> object = node.field("object");
        Node<Kind> name = node.field("attribute");
        if (object == null || name == null) {
            return unknown(node);
        }
        Integer known = scope.hasPaths() ? scope.readPath(path(node)) : null;
        return known != null ? known : steps.member(read(object), name.text());
    }

    /** The text of `a.b["c"]`, which is a name for what was last assigned to it; empty for other expressions. */
    static String path(Node<Kind> node) {
        return switch (node.kind()) {
            case IDENTIFIER -> node.text();
            case ATTRIBUTE -> {
                Node<Kind> object = node.field("object");
                String holder = object == null ? "" : path(object);
                yield holder.isEmpty() ? "" : holder + "." + node.fieldText("attribute");
            }
            case SUBSCRIPT -> {
                Node<Kind> object = node.field("value");
                String key = key(node);
                String holder = object == null || key.equals("[*]") ? "" : path(object);
                yield holder.isEmpty() ? "" : holder + key;
            }
            default -> "";
        };
    }

    /** The member that a subscript means, such as `[0]`; `[*]` where it is not written out. */
    static String key(Node<Kind> subscript) {
        List<Node<Kind>> keys = subscript.fields("subscript");
        return keys.size() == 1 ? constant(keys.getFirst()) : "[*]";
    }

    private static String constant(Node<Kind> key) {
        return switch (key.kind()) {
            case INTEGER -> "[" + key.text() + "]";
            case STRING -> {
                String text = key.text();
                int quote = Math.max(0, Math.min(at(text, '"'), at(text, '\'')));
                yield key.has(Kind.INTERPOLATION) || text.length() < quote + 2
                        ? "[*]"
                        : "['" + text.substring(quote + 1, text.length() - 1) + "']";
            }
            default -> "[*]";
        };
    }

    private static int at(String text, char c) {
        int at = text.indexOf(c);
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    private int subscript(Node<Kind> node) {
        Integer known = scope.hasPaths() ? scope.readPath(path(node)) : null;
        if (known != null) {
            return known;
        }
        Node<Kind> object = node.field("value");
        int holder = read(object);
        List<Node<Kind>> rest =
                node.children().stream().filter(child -> child != object).toList();
        visit(rest);
        if (object != null
                && node.between(object.end(), node.end()).indexOf(':') >= 0
                && key(node).equals("[*]")) {
            int part = steps.add(Step.Kind.CONTAINER, "");
            steps.store(part, "[*]", steps.element(holder));
            return holder < 0 ? -1 : part;
        }
        return steps.member(holder, key(node));
    }

    private int sequence(Node<Kind> node) {
        int container = steps.add(Step.Kind.CONTAINER, "");
        int index = 0;
        for (Slot slot : Slots.of(node)) {
            Node<Kind> value = slot.value();
            if (value != null) {
                steps.store(container, node.is(Kind.SET) ? "[*]" : "[" + index + "]", read(value));
            } else if (slot.spread() != null) {
                steps.store(container, "[*]", steps.element(read(slot.spread())));
            } else {
                visit(slot.nodes());
            }
            index++;
        }
        return container;
    }

    private int dictionary(Node<Kind> node) {
        int container = steps.add(Step.Kind.CONTAINER, "");
        for (Node<Kind> pair : node.children()) {
            if (pair.is(Kind.PAIR)) {
                Node<Kind> key = pair.field("key");
                read(key);
                Node<Kind> value = pair.field("value");
                int read = value == null ? unknown(pair) : read(value);
                steps.store(container, key == null ? "[*]" : constant(key), read);
            } else {
                steps.store(container, "[*]", steps.element(read(pair)));
            }
        }
        return container;
    }

    private int conditional(Node<Kind> node) {
        List<Node<Kind>> parts = node.children();
        if (parts.size() != 3) {
            return unknown(node);
        }
        read(parts.get(1));
        return steps.either(read(parts.get(0)), read(parts.get(2)));
    }

    private int lambda(Node<Kind> node) {
        Node<Kind> parameters = node.child(Kind.LAMBDA_PARAMETERS);
        return new FunctionReader(file, owner, scope).lambda(node, parameters);
    }

    /** Its variables are seen in it alone. */
    private int comprehension(Node<Kind> node) {
        Scope.State before = scope.save();
        for (Node<Kind> clause : node.children()) {
            if (clause.is(Kind.FOR_IN_CLAUSE)) {
                Node<Kind> right = clause.field("right");
                int items = read(right);
                Targets.bindHere(file, this, scope, clause.field("left"), iterate(right, items));
            } else if (clause.is(Kind.IF_CLAUSE)) {
                visit(clause.children());
            }
        }
        int container = steps.add(Step.Kind.CONTAINER, "");
        for (Node<Kind> part : node.children()) {
            if (part.is(Kind.PAIR)) {
                read(part.field("key"));
                steps.store(container, "[*]", read(part.field("value")));
            } else if (!part.is(Kind.FOR_IN_CLAUSE) && !part.is(Kind.IF_CLAUSE)) {
                steps.store(container, "[*]", read(part));
            }
        }
        scope.restore(before);
        return container;
    }

    /** What a loop over a value yields; the calls that it makes stand at the value. */
    int iterate(@Nullable Node<Kind> node, int value) {
        if (value < 0 || node == null) {
            return -1;
        }
        return file.addAt(Step.Kind.ELEMENT, named(node), 0, nameAt(node), value);
    }

    private static String named(Node<Kind> node) {
        return node.is(Kind.IDENTIFIER) ? node.text() : node.is(Kind.ATTRIBUTE) ? node.fieldText("attribute") : "";
    }

    private static int nameAt(Node<Kind> node) {
        Node<Kind> attribute = node.is(Kind.ATTRIBUTE) ? node.field("attribute") : null;
        return attribute == null ? node.start() : attribute.start();
    }

    private int call(Node<Kind> node) {
        Node<Kind> callee = node.field("function");
        Node<Kind> given = node.field("arguments");
        if (callee == null || given == null) {
            return unknown(node);
        }
        Integer known = builtins.call(node, callee, given);
        return known != null ? known : call(read(callee), callee, given, 0);
    }

    /** A call with arguments; its place is the name of what is called. */
    int call(int function, Node<Kind> callee, Node<Kind> given, int flags) {
        List<Integer> read = arguments(given);
        int[] all = new int[read.size() + 1];
        all[0] = function;
        for (int at = 0; at < read.size(); at++) {
            all[at + 1] = read.get(at);
        }
        boolean named = callee.is(Kind.IDENTIFIER) || callee.is(Kind.ATTRIBUTE);
        return file.addAt(Step.Kind.CALL, named(callee), flags, named ? nameAt(callee) : given.start(), all);
    }

    List<Integer> arguments(Node<Kind> given) {
        if (!given.is(Kind.ARGUMENT_LIST)) {
            return List.of(read(given));
        }
        List<Integer> read = new ArrayList<>();
        for (Slot slot : Slots.of(given)) {
            Node<Kind> value = slot.value();
            Node<Kind> spread = slot.spread();
            if (value != null && value.is(Kind.KEYWORD_ARGUMENT)) {
                keyword(value, read);
            } else if (value != null) {
                read.add(argument(value));
            } else if (spread != null) {
                int list = read(spread);
                read.add(list < 0 ? -1 : steps.add(Step.Kind.SPREAD, "", list));
            } else {
                visit(slot.nodes());
                if (!slot.mark().equals("**")) {
                    read.add(-1);
                }
            }
        }
        return read;
    }

    private void keyword(Node<Kind> node, List<Integer> into) {
        Node<Kind> value = node.field("value");
        int read = value == null ? unknown(node) : argument(value);
        if (read >= 0) {
            into.add(steps.add(Step.Kind.KEYWORD, node.fieldText("name"), read));
        }
    }

    /** A name that is handed on keeps its place: what gets it may call it. */
    private int argument(Node<Kind> node) {
        int read = read(node);
        boolean named = node.is(Kind.IDENTIFIER) || node.is(Kind.ATTRIBUTE);
        return read < 0 || !named ? read : file.addAt(Step.Kind.EITHER, named(node), 0, nameAt(node), read);
    }

    /** Whether a name is not declared by the file, and so may be what the language brings along. */
    boolean isBuiltin(Node<Kind> name) {
        return name.is(Kind.IDENTIFIER) && scope.read(name.text()) == -2;
    }
}
