package dev.aura.code.python.calls;

import dev.aura.code.language.calls.Step;
import dev.aura.code.language.calls.Steps;
import dev.aura.code.language.flow.Scope;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads definitions of functions and classes, with their decorators. */
final class DefinitionReader {

    /** Decorators that leave a function what it is, or say what it is. */
    private static final Set<String> KNOWN = Set.of(
            "staticmethod",
            "classmethod",
            "property",
            "cached_property",
            "abstractmethod",
            "overload",
            "override",
            "final",
            "abstractproperty",
            "wraps",
            "lru_cache",
            "cache",
            "dataclass",
            "total_ordering",
            "unique",
            "contextmanager",
            "asynccontextmanager",
            "fixture",
            "coroutine",
            "runtime_checkable");

    private static final Set<String> PLAIN = Set.of("object", "Generic", "Protocol", "ABC");
    private static final Set<String> VARIANTS = Set.of("setter", "deleter", "getter");

    private final PythonCallFacts file;
    private final Steps steps;
    private final Owner owner;
    private final Scope scope;
    private final ExpressionReader expressions;

    DefinitionReader(PythonCallFacts file, Owner owner, Scope scope, ExpressionReader expressions) {
        this.file = file;
        this.steps = file.steps();
        this.owner = owner;
        this.scope = scope;
        this.expressions = expressions;
    }

    void define(Node<Kind> node) {
        List<Node<Kind>> decorators = node.children().stream()
                .filter(child -> child.is(Kind.DECORATOR))
                .toList();
        Node<Kind> definition = node.is(Kind.DECORATED_DEFINITION) ? node.last() : node;
        Node<Kind> name = definition == null ? null : definition.child(Kind.IDENTIFIER);
        if (definition == null || name == null) {
            return;
        }
        Set<String> names = new HashSet<>();
        List<Decorated> applied = new ArrayList<>();
        for (Node<Kind> decorator : decorators) {
            String last = lastName(decorator);
            names.add(last);
            if (!KNOWN.contains(last) && !VARIANTS.contains(last)) {
                applied.addFirst(new Decorated(decorator, expressions.only(decorator)));
            } else {
                decorator
                        .descendants()
                        .filter(child -> child.is(Kind.ARGUMENT_LIST))
                        .findFirst()
                        .ifPresent(given -> expressions.arguments(given));
            }
        }
        int value = definition.is(Kind.CLASS_DEFINITION)
                ? type(definition, name)
                : new FunctionReader(file, owner, scope).define(definition, names);
        for (Decorated decorated : applied) {
            value = decorate(decorated, value);
        }
        if (names.stream().noneMatch(VARIANTS::contains)) {
            scope.assign(name.text(), value);
        }
    }

    private record Decorated(Node<Kind> decorator, int function) {}

    private static String lastName(Node<Kind> decorator) {
        Node<Kind> at = decorator.first();
        while (at != null && at.is(Kind.CALL)) {
            at = at.field("function");
        }
        return at == null ? "" : at.is(Kind.ATTRIBUTE) ? at.fieldText("attribute") : at.text();
    }

    private int decorate(Decorated decorated, int value) {
        Node<Kind> named = decorated.decorator().first();
        if (value < 0 || named == null) {
            return value;
        }
        boolean attribute = named.is(Kind.ATTRIBUTE) && named.last() != null;
        Node<Kind> name = attribute ? named.children().getLast() : named;
        boolean plain = attribute || named.is(Kind.IDENTIFIER);
        return file.addAt(
                Step.Kind.CALL,
                plain ? name.text() : "",
                Step.DECORATOR,
                plain ? name.start() : decorated.decorator().start(),
                decorated.function(),
                value);
    }

    private int type(Node<Kind> definition, Node<Kind> name) {
        Node<Kind> bases = definition.field("superclasses");
        List<Integer> parts = new ArrayList<>();
        if (bases != null) {
            for (Slots.Slot slot : Slots.of(bases)) {
                Node<Kind> base = slot.value();
                if (base != null && !base.is(Kind.KEYWORD_ARGUMENT)) {
                    // What stands in the brackets of a generic type does not matter for members.
                    parts.add(expressions.read(base.is(Kind.SUBSCRIPT) ? base.field("value") : base));
                }
            }
        }
        parts.removeIf(part -> part >= 0 && isPlain(part));
        int[] all = parts.stream().mapToInt(part -> part).toArray();
        int type = file.addAt(Step.Kind.CLASS, name.text(), 0, name.start(), all);
        Node<Kind> body = definition.child(Kind.BLOCK);
        if (body != null) {
            Scope inner = new Scope(steps, scope, true, Bindings.of(body.children()));
            new StatementReader(file, new Owner(type, -1, -1, -1), inner).block(body.children());
            inner.variables().keySet().forEach(member -> steps.store(type, member, inner.last(member)));
        }
        return type;
    }

    /** What brings no members along, and so hides none. */
    private boolean isPlain(int base) {
        return PLAIN.contains(steps.get(base).text());
    }
}
