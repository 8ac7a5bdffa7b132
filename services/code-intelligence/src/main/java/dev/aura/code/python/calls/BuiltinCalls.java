package dev.aura.code.python.calls;

import dev.aura.code.language.calls.Step;
import dev.aura.code.language.calls.Steps;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of functions that Python brings along and that hand on what they are given. */
final class BuiltinCalls {

    private final PythonCallFacts file;
    private final Steps steps;
    private final Owner owner;
    private final ExpressionReader expressions;

    BuiltinCalls(PythonCallFacts file, Owner owner, ExpressionReader expressions) {
        this.file = file;
        this.steps = file.steps();
        this.owner = owner;
        this.expressions = expressions;
    }

    /** What such a call gives; null where the call is another one. */
    @Nullable
    Integer call(Node<Kind> call, Node<Kind> callee, Node<Kind> given) {
        if (callee.is(Kind.ATTRIBUTE)) {
            return callee.isText("functools.partial") || callee.isText("copy.copy") || callee.isText("copy.deepcopy")
                    ? first(callee, given)
                    : null;
        }
        if (!callee.is(Kind.IDENTIFIER)) {
            return null;
        }
        if (!expressions.isBuiltin(callee)) {
            return callee.isText("partial") || callee.isText("deepcopy") ? first(callee, given) : null;
        }
        return switch (callee.text()) {
            case "super" -> above(given);
            case "type" -> given.children().size() == 1 ? type(given) : null;
            case "getattr" -> attribute(given);
            case "next" -> {
                List<Integer> arguments = expressions.arguments(given);
                Node<Kind> iterated = given.first();
                yield arguments.isEmpty() ? -1 : expressions.iterate(iterated, arguments.getFirst());
            }
            case "list", "tuple", "set", "frozenset", "sorted", "reversed", "iter" -> holding(given);
            case "enumerate" -> pairs(given);
            case "map" -> mapped(given);
            case "filter" -> filtered(given);
            default -> null;
        };
    }

    /** A call that gives back its first argument, or something like it. */
    private @Nullable Integer first(Node<Kind> callee, Node<Kind> given) {
        expressions.read(callee);
        List<Integer> arguments = expressions.arguments(given);
        return arguments.isEmpty() ? -1 : arguments.getFirst();
    }

    private int above(Node<Kind> given) {
        List<Integer> arguments = expressions.arguments(given);
        int type = arguments.size() > 1 ? arguments.get(0) : owner.type();
        int self = arguments.size() > 1 ? arguments.get(1) : owner.self();
        return type < 0 || self < 0 ? -1 : steps.add(Step.Kind.SUPER, "", type, self);
    }

    private int type(Node<Kind> given) {
        return steps.member(expressions.read(given.first()), "__class__");
    }

    private @Nullable Integer attribute(Node<Kind> given) {
        List<Node<Kind>> arguments = given.children();
        if (arguments.size() < 2
                || !arguments.get(1).is(Kind.STRING)
                || arguments.get(1).text().length() < 3) {
            return null;
        }
        String name = arguments.get(1).text();
        int object = expressions.read(arguments.get(0));
        int fallback = arguments.size() > 2 ? expressions.read(arguments.get(2)) : -1;
        return steps.either(steps.member(object, name.substring(1, name.length() - 1)), fallback);
    }

    private int holding(Node<Kind> given) {
        List<Integer> arguments = expressions.arguments(given);
        int container = steps.add(Step.Kind.CONTAINER, "");
        if (!arguments.isEmpty()) {
            steps.store(container, "[*]", expressions.iterate(given.first(), arguments.getFirst()));
        }
        return container;
    }

    private int pairs(Node<Kind> given) {
        List<Integer> arguments = expressions.arguments(given);
        int pair = steps.add(Step.Kind.CONTAINER, "");
        if (!arguments.isEmpty()) {
            steps.store(pair, "[1]", expressions.iterate(given.first(), arguments.getFirst()));
        }
        int container = steps.add(Step.Kind.CONTAINER, "");
        steps.store(container, "[*]", pair);
        return container;
    }

    /** `map(f, items)` calls the function with each. */
    private @Nullable Integer mapped(Node<Kind> given) {
        List<Node<Kind>> arguments = given.children();
        if (arguments.size() != 2 || arguments.get(0).is(Kind.KEYWORD_ARGUMENT)) {
            return null;
        }
        int container = steps.add(Step.Kind.CONTAINER, "");
        steps.store(container, "[*]", each(arguments));
        return container;
    }

    private @Nullable Integer filtered(Node<Kind> given) {
        List<Node<Kind>> arguments = given.children();
        if (arguments.size() != 2) {
            return null;
        }
        int call = each(arguments);
        int item = call < 0 ? -1 : steps.get(call).parts()[1];
        int container = steps.add(Step.Kind.CONTAINER, "");
        steps.store(container, "[*]", item);
        return container;
    }

    private int each(List<Node<Kind>> arguments) {
        int function = expressions.read(arguments.get(0));
        int items = expressions.read(arguments.get(1));
        Node<Kind> named = arguments.get(0);
        boolean attribute = named.is(Kind.ATTRIBUTE);
        Node<Kind> name = attribute && named.last() != null ? named.children().getLast() : named;
        return function < 0
                ? -1
                : file.addAt(
                        Step.Kind.CALL,
                        attribute || named.is(Kind.IDENTIFIER) ? name.text() : "",
                        0,
                        name.start(),
                        function,
                        expressions.iterate(arguments.get(1), items));
    }
}
