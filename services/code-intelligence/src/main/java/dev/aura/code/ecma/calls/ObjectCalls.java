package dev.aura.code.ecma.calls;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.calls.Step;
import dev.aura.code.language.calls.Steps;
import dev.aura.code.language.flow.Scope;
import dev.aura.code.syntax.Node;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls of functions that the language or its module systems bring along and that hand on what they are given. */
final class ObjectCalls {

    private static final Set<String> CONTAINERS = Set.of("Array", "Map", "Set", "WeakMap", "WeakSet", "Object");

    private final Steps steps;
    private final Scope scope;
    private final ExpressionReader expressions;

    ObjectCalls(EcmaCallFacts file, Scope scope, ExpressionReader expressions) {
        this.steps = file.steps();
        this.scope = scope;
        this.expressions = expressions;
    }

    /** What such a call gives; null where the call is another one. */
    @Nullable
    Integer call(Node<Kind> call, Node<Kind> callee) {
        if (callee.is(Kind.IMPORT)) {
            String module = first(call);
            return module == null ? null : steps.add(Step.Kind.IMPORT, module);
        }
        if (callee.is(Kind.IDENTIFIER)) {
            return named(call, callee.text());
        }
        if (!callee.is(Kind.MEMBER_EXPRESSION) || call.is(Kind.NEW_EXPRESSION)) {
            return null;
        }
        return switch (callee.text()) {
            case "Object.assign" -> over(call);
            case "Object.create" -> create(call);
            case "Object.setPrototypeOf" -> fallback(call, 1);
            case "Object.freeze", "Object.seal", "Promise.resolve" -> {
                List<Integer> given = expressions.arguments(call);
                yield given.isEmpty() ? -1 : given.getFirst();
            }
            case "Object.values", "Array.from", "Array.of", "Promise.all" -> values(call);
            case "util.inherits" -> inherit(call);
            default -> null;
        };
    }

    private @Nullable Integer named(Node<Kind> call, String name) {
        if (scope.read(name) != -2) {
            return name.equals("inherits") && Nodes.arguments(call).size() == 2 ? inherit(call) : null;
        }
        if (call.is(Kind.NEW_EXPRESSION)) {
            return CONTAINERS.contains(name) ? values(call) : null;
        }
        String module = name.equals("require") ? first(call) : null;
        return module == null ? null : required(module);
    }

    private static @Nullable String first(Node<Kind> call) {
        List<Node<Kind>> given = Nodes.arguments(call);
        return given.isEmpty() ? null : Nodes.string(given.getFirst());
    }

    /** What a module of CommonJS is for others: what it says, or itself. */
    int required(String module) {
        int imported = steps.add(Step.Kind.IMPORT, module);
        return steps.either(steps.member(imported, EcmaCallFacts.EXPORTS), imported);
    }

    private int over(Node<Kind> call) {
        List<Integer> given = expressions.arguments(call);
        for (int index = 1; index < given.size(); index++) {
            steps.store(given.getFirst(), "__proto__", given.get(index));
        }
        return given.isEmpty() ? -1 : given.getFirst();
    }

    private int create(Node<Kind> call) {
        List<Integer> given = expressions.arguments(call);
        int made = steps.add(Step.Kind.CONTAINER, "");
        steps.store(made, "__proto__", given.isEmpty() ? -1 : given.getFirst());
        return made;
    }

    private int fallback(Node<Kind> call, int of) {
        List<Integer> given = expressions.arguments(call);
        if (given.size() > of) {
            steps.store(given.getFirst(), "__proto__", given.get(of));
        }
        return given.isEmpty() ? -1 : given.getFirst();
    }

    /** `inherits(Type, Base)`: what the second's prototype holds, the first's has too. */
    private int inherit(Node<Kind> call) {
        List<Integer> given = expressions.arguments(call);
        if (given.size() == 2 && given.get(0) >= 0) {
            int own = steps.add(Step.Kind.PROTOTYPE, "", given.get(0));
            steps.store(own, "__proto__", given.get(1) < 0 ? -1 : steps.add(Step.Kind.PROTOTYPE, "", given.get(1)));
        }
        return -1;
    }

    /** A container of what the first argument holds. */
    private int values(Node<Kind> call) {
        List<Integer> given = expressions.arguments(call);
        int made = steps.add(Step.Kind.CONTAINER, "");
        if (!given.isEmpty()) {
            steps.store(made, "[*]", steps.element(given.getFirst()));
        }
        return made;
    }
}
