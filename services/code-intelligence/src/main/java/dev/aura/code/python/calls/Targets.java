package dev.aura.code.python.calls;

import dev.aura.code.language.calls.Step;
import dev.aura.code.language.calls.Steps;
import dev.aura.code.language.flow.Scope;
import dev.aura.code.python.calls.Slots.Slot;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assigns values to names, members and lists of them. */
final class Targets {

    private final Steps steps;
    private final ExpressionReader expressions;
    private final Scope scope;

    /** Whether names are bound for a while only, as those of a comprehension are. */
    private final boolean passing;

    private Targets(PythonCallFacts file, ExpressionReader expressions, Scope scope, boolean passing) {
        this.steps = file.steps();
        this.expressions = expressions;
        this.scope = scope;
        this.passing = passing;
    }

    static void assign(
            PythonCallFacts file,
            ExpressionReader expressions,
            Scope scope,
            @Nullable Node<Kind> target,
            int value,
            @Nullable Node<Kind> from) {
        new Targets(file, expressions, scope, false).assign(target, value, from);
    }

    static void bindHere(
            PythonCallFacts file, ExpressionReader expressions, Scope scope, @Nullable Node<Kind> target, int value) {
        new Targets(file, expressions, scope, true).assign(target, value, null);
    }

    private void assign(@Nullable Node<Kind> target, int value, @Nullable Node<Kind> from) {
        if (target == null) {
            return;
        }
        switch (target.kind()) {
            case IDENTIFIER -> {
                if (passing) {
                    scope.put(target.text(), value);
                } else {
                    scope.assign(target.text(), value);
                }
            }
            case ATTRIBUTE -> member(target, target.field("object"), target.fieldText("attribute"), value);
            case SUBSCRIPT -> {
                target.fields("subscript").forEach(expressions::read);
                member(target, target.field("value"), ExpressionReader.key(target), value);
            }
            case PATTERN_LIST, TUPLE_PATTERN, LIST_PATTERN, TUPLE, LIST, EXPRESSION_LIST -> unpack(target, value, from);
            case AS_PATTERN_TARGET -> assign(target.first(), value, from);
            default -> expressions.visit(target.children());
        }
    }

    private void member(Node<Kind> target, @Nullable Node<Kind> object, String name, int value) {
        steps.store(expressions.read(object), name, value);
        String path = ExpressionReader.path(target);
        if (!path.isEmpty()) {
            scope.assignPath(path, value);
        }
    }

    private void unpack(Node<Kind> target, int value, @Nullable Node<Kind> from) {
        List<Slot> slots = Slots.of(target);
        boolean written = from != null
                && switch (from.kind()) {
                    case TUPLE, LIST, EXPRESSION_LIST -> true;
                    default -> false;
                };
        List<Slot> given = written && from != null ? Slots.of(from) : List.of();
        boolean starred = false;
        for (int index = 0; index < slots.size(); index++) {
            Node<Kind> name = slots.get(index).nodes().isEmpty()
                    ? null
                    : slots.get(index).nodes().getFirst();
            int left = slots.size() - index;
            int at = starred ? (written ? given.size() - left : -1) : index;
            if (name != null && name.is(Kind.LIST_SPLAT_PATTERN)) {
                starred = true;
                assign(name.first(), rest(value, index, given.size() - slots.size() + 1), null);
            } else {
                Node<Kind> inner = at >= 0 && at < given.size() ? given.get(at).value() : null;
                assign(name, steps.member(value, at < 0 ? "[*]" : "[" + at + "]"), inner);
            }
        }
    }

    /** What a starred name takes: so many from an index on, or any number where that is not known. */
    private int rest(int value, int from, int count) {
        int container = steps.add(Step.Kind.CONTAINER, "");
        if (count <= 0) {
            steps.store(container, "[*]", steps.element(value));
        }
        for (int index = 0; index < count; index++) {
            steps.store(container, "[" + index + "]", steps.member(value, "[" + (from + index) + "]"));
        }
        return container;
    }
}
