package dev.aura.code.ecma.calls;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.calls.Step;
import dev.aura.code.language.calls.Steps;
import dev.aura.code.language.flow.Scope;
import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads expressions: each becomes the step that stands for its value, or -1. */
final class ExpressionReader {

    private final EcmaCallFacts file;
    private final Steps steps;
    private final Owner owner;
    private final Scope scope;
    private final ObjectCalls objects;

    ExpressionReader(EcmaCallFacts file, Owner owner, Scope scope) {
        this.file = file;
        this.steps = file.steps();
        this.owner = owner;
        this.scope = scope;
        this.objects = new ObjectCalls(file, scope, this);
    }

    /** Reads what is not followed, for the calls in it. */
    int visit(Iterable<Node<Kind>> nodes) {
        nodes.forEach(this::read);
        return -1;
    }

    int read(@Nullable Node<Kind> node) {
        if (node == null) {
            return -1;
        }
        return switch (node.kind()) {
            case IDENTIFIER, SHORTHAND_PROPERTY_IDENTIFIER, TYPE_IDENTIFIER -> name(node.text());
            case THIS -> owner.self();
            case SUPER -> above();
            case MEMBER_EXPRESSION -> member(node);
            case SUBSCRIPT_EXPRESSION -> subscript(node);
            case CALL_EXPRESSION, NEW_EXPRESSION -> call(node);
            case ASSIGNMENT_EXPRESSION -> assign(node);
            case AUGMENTED_ASSIGNMENT_EXPRESSION -> {
                int value = read(node.field("right"));
                boolean logical = node.operator().length() == 3;
                read(node.field("left"));
                if (logical) {
                    new Targets(file, this, scope).assign(node.field("left"), value);
                }
                yield logical ? value : -1;
            }
            case ARROW_FUNCTION, FUNCTION_EXPRESSION, GENERATOR_FUNCTION ->
                new FunctionReader(file, owner, scope).read(node, node.field("name"), -1, 0);
            case CLASS -> new ClassReader(file, owner, scope).read(node);
            case OBJECT -> new LiteralReader(file, owner, scope, this).object(node);
            case ARRAY -> new LiteralReader(file, owner, scope, this).array(node);
            case PARENTHESIZED_EXPRESSION, NON_NULL_EXPRESSION, AWAIT_EXPRESSION -> read(node.first());
            case AS_EXPRESSION, SATISFIES_EXPRESSION -> read(node.first());
            case TYPE_ASSERTION -> read(node.last());
            case TERNARY_EXPRESSION -> {
                read(node.field("condition"));
                yield steps.either(read(node.field("consequence")), read(node.field("alternative")));
            }
            case BINARY_EXPRESSION -> {
                int left = read(node.field("left"));
                int right = read(node.field("right"));
                yield Nodes.isLogical(node) ? steps.either(left, right) : -1;
            }
            case SEQUENCE_EXPRESSION -> {
                int last = -1;
                for (Node<Kind> part : node.children()) {
                    last = read(part);
                }
                yield last;
            }
            case YIELD_EXPRESSION -> {
                int value = read(node.first());
                steps.store(owner.yields(), "[*]", node.hasWord("*") ? steps.element(value) : value);
                yield -1;
            }
            case STRING, TEMPLATE_STRING -> {
                visit(node.children());
                yield steps.outside("String");
            }
            case NUMBER, REGEX, TRUE, FALSE -> steps.outside("Number");
            case JSX_ELEMENT, JSX_SELF_CLOSING_ELEMENT -> element(node);
            case TYPE_ANNOTATION, TYPE_ARGUMENTS, TYPE_PARAMETERS -> -1;
            default -> visit(node.children());
        };
    }

    private int name(String name) {
        if (name.equals("exports") && scope.read(name) == -2) {
            return 0;
        }
        return file.read(scope, name);
    }

    private int above() {
        return owner.type() < 0 || owner.self() < 0 ? -1 : steps.add(Step.Kind.SUPER, "", owner.type(), owner.self());
    }

    private int assign(Node<Kind> node) {
        Node<Kind> left = node.field("left");
        Node<Kind> right = node.field("right");
        int value = right != null && right.isAny(Nodes.FUNCTIONS) && left != null
                ? new FunctionReader(file, owner, scope).read(right, right.field("name"), holder(left), 0)
                : read(right);
        new Targets(file, this, scope).assign(left, value);
        return value;
    }

    /** What `this` is in a function that is assigned to a member: the object, or one of the type whose prototype it is. */
    private int holder(Node<Kind> target) {
        Node<Kind> object = target.is(Kind.MEMBER_EXPRESSION) ? target.field("object") : null;
        if (object == null) {
            return -1;
        }
        Node<Kind> type = object.is(Kind.MEMBER_EXPRESSION)
                        && object.fieldText("property").equals("prototype")
                ? object.field("object")
                : null;
        return type != null ? steps.add(Step.Kind.INSTANCE, "", read(type)) : read(object);
    }

    private int member(Node<Kind> node) {
        Node<Kind> object = node.field("object");
        Node<Kind> property = node.field("property");
        if (object == null || property == null) {
            return visit(node.children());
        }
        if (isExports(node)) {
            return steps.either(steps.member(0, EcmaCallFacts.EXPORTS), 0);
        }
        Integer known = scope.readPath(path(node));
        if (known != null) {
            return known;
        }
        int holder = isExports(object) ? 0 : read(object);
        if (property.isText("prototype") && holder >= 0 && isType(holder)) {
            return steps.add(Step.Kind.PROTOTYPE, "", holder);
        }
        return steps.member(holder, property.text());
    }

    private boolean isType(int step) {
        Step.Kind kind = steps.get(step).kind();
        return kind == Step.Kind.FUNCTION || kind == Step.Kind.CLASS;
    }

    /** `module.exports`, where no `module` is declared. */
    boolean isExports(Node<Kind> node) {
        return node.is(Kind.MEMBER_EXPRESSION) && node.isText("module.exports") && scope.read("module") == -2;
    }

    /** The text of `a.b["c"]`, which is a name for what was last assigned to it; empty for other expressions. */
    static String path(Node<Kind> node) {
        return switch (node.kind()) {
            case IDENTIFIER, THIS -> node.text();
            case MEMBER_EXPRESSION -> {
                Node<Kind> object = node.field("object");
                String holder = object == null ? "" : path(object);
                yield holder.isEmpty() ? "" : holder + "." + node.fieldText("property");
            }
            case SUBSCRIPT_EXPRESSION -> {
                Node<Kind> object = node.field("object");
                String key = LiteralReader.key(node.field("index"));
                String holder = object == null || key.equals("[*]") ? "" : path(object);
                yield holder.isEmpty() ? "" : key.startsWith("[") ? holder + key : holder + "." + key;
            }
            default -> "";
        };
    }

    private int subscript(Node<Kind> node) {
        Integer known = scope.readPath(path(node));
        if (known != null) {
            return known;
        }
        int holder = read(node.field("object"));
        read(node.field("index"));
        return steps.member(holder, LiteralReader.key(node.field("index")));
    }

    private int call(Node<Kind> node) {
        boolean made = node.is(Kind.NEW_EXPRESSION);
        Node<Kind> callee = node.field(made ? "constructor" : "function");
        if (callee == null) {
            return visit(node.children());
        }
        Integer known = objects.call(node, callee);
        if (known != null) {
            return known;
        }
        List<Integer> parts = new ArrayList<>();
        parts.add(read(callee));
        parts.addAll(arguments(node));
        int[] all = parts.stream().mapToInt(part -> part).toArray();
        Node<Kind> name = nameOf(callee);
        int offset = name != null ? name.start() : node.field("arguments") == null ? node.start() : argumentsAt(node);
        return file.addAt(Step.Kind.CALL, name == null ? "" : name.text(), made ? Step.NEW : 0, offset, all);
    }

    private static int argumentsAt(Node<Kind> call) {
        Node<Kind> arguments = call.field("arguments");
        return arguments == null ? call.start() : arguments.start();
    }

    /** The name that stands for a callee. */
    static @Nullable Node<Kind> nameOf(Node<Kind> callee) {
        Node<Kind> value = Nodes.value(callee);
        return switch (value.kind()) {
            case IDENTIFIER, SUPER -> value;
            case MEMBER_EXPRESSION -> value.field("property");
            default -> null;
        };
    }

    List<Integer> arguments(Node<Kind> call) {
        Node<Kind> given = call.field("arguments");
        if (given != null && !given.is(Kind.ARGUMENTS)) {
            visit(given.children()); // a template: what tags it is given pieces of text
            return List.of();
        }
        List<Integer> read = new ArrayList<>();
        for (Node<Kind> argument : Nodes.arguments(call)) {
            if (argument.is(Kind.SPREAD_ELEMENT)) {
                int list = read(argument.first());
                read.add(list < 0 ? -1 : steps.add(Step.Kind.SPREAD, "", list));
            } else {
                read.add(argument(argument));
            }
        }
        return read;
    }

    /** A name that is handed on keeps its place: what gets it may call it. */
    private int argument(Node<Kind> node) {
        int read = read(node);
        Node<Kind> name = node.is(Kind.SUPER) ? null : nameOf(node);
        return read < 0 || name == null ? read : file.addAt(Step.Kind.EITHER, name.text(), 0, name.start(), read);
    }

    /** A component that is named is called. */
    private int element(Node<Kind> node) {
        Node<Kind> name = node.child(Kind.IDENTIFIER);
        if (name != null && Character.isUpperCase(name.text().charAt(0))) {
            file.addAt(Step.Kind.CALL, name.text(), 0, name.start(), read(name));
        }
        node.children().stream().filter(child -> child != name).forEach(this::read);
        return -1;
    }

    /** What a loop over a value yields. */
    int iterate(@Nullable Node<Kind> node, int value) {
        if (value < 0 || node == null) {
            return -1;
        }
        Node<Kind> name = nameOf(node);
        return file.addAt(
                Step.Kind.ELEMENT,
                name == null ? "" : name.text(),
                0,
                name == null ? node.start() : name.start(),
                value);
    }
}
