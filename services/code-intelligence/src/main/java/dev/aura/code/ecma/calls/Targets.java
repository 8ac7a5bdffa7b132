package dev.aura.code.ecma.calls;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.calls.Step;
import dev.aura.code.language.calls.Steps;
import dev.aura.code.language.flow.Scope;
import dev.aura.code.syntax.Node;
import org.jspecify.annotations.Nullable;

/** Assigns values to names, members and patterns. */
final class Targets {

    private final EcmaCallFacts file;
    private final Steps steps;
    private final ExpressionReader expressions;
    private final Scope scope;

    Targets(EcmaCallFacts file, ExpressionReader expressions, Scope scope) {
        this.file = file;
        this.steps = file.steps();
        this.expressions = expressions;
        this.scope = scope;
    }

    void assign(@Nullable Node<Kind> written, int value) {
        if (written == null) {
            return;
        }
        Node<Kind> target = Nodes.value(written);
        switch (target.kind()) {
            case IDENTIFIER, SHORTHAND_PROPERTY_IDENTIFIER_PATTERN -> scope.assign(target.text(), value);
            case MEMBER_EXPRESSION -> member(target, value);
            case SUBSCRIPT_EXPRESSION -> {
                expressions.read(target.field("index"));
                Node<Kind> object = target.field("object");
                store(target, object, LiteralReader.key(target.field("index")), value);
            }
            case ARRAY_PATTERN -> array(target, value);
            case OBJECT_PATTERN -> object(target, value);
            case ASSIGNMENT_PATTERN, OBJECT_ASSIGNMENT_PATTERN ->
                assign(target.field("left"), steps.either(value, expressions.read(target.field("right"))));
            case REST_PATTERN -> assign(target.first(), value);
            default -> expressions.visit(target.children());
        }
    }

    private void member(Node<Kind> target, int value) {
        if (expressions.isExports(target)) {
            file.export(EcmaCallFacts.EXPORTS, value);
            return;
        }
        Node<Kind> object = target.field("object");
        if (object != null && (expressions.isExports(object) || isExports(object))) {
            file.export(target.fieldText("property"), value);
            scope.assignPath(ExpressionReader.path(target), value);
            return;
        }
        store(target, object, target.fieldText("property"), value);
    }

    private boolean isExports(Node<Kind> object) {
        return object.is(Kind.IDENTIFIER) && object.isText("exports") && scope.read("exports") == -2;
    }

    private void store(Node<Kind> target, @Nullable Node<Kind> object, String name, int value) {
        steps.store(expressions.read(object), name, value);
        String path = ExpressionReader.path(target);
        if (!path.isEmpty()) {
            scope.assignPath(path, value);
        }
    }

    private void array(Node<Kind> pattern, int value) {
        int index = 0;
        String before = "";
        int end = pattern.start() + 1;
        for (Node<Kind> part : pattern.children()) {
            before = pattern.between(end, part.start());
            index += (int) before.chars().filter(c -> c == ',').count();
            end = part.end();
            if (part.is(Kind.REST_PATTERN)) {
                int rest = steps.add(Step.Kind.CONTAINER, "");
                steps.store(rest, "[*]", steps.element(value));
                assign(part.first(), rest);
            } else {
                assign(part, steps.member(value, "[" + index + "]"));
            }
        }
    }

    private void object(Node<Kind> pattern, int value) {
        for (Node<Kind> part : pattern.children()) {
            switch (part.kind()) {
                case SHORTHAND_PROPERTY_IDENTIFIER_PATTERN ->
                    scope.assign(part.text(), steps.member(value, part.text()));
                case PAIR_PATTERN ->
                    assign(part.field("value"), steps.member(value, LiteralReader.key(part.field("key"))));
                case OBJECT_ASSIGNMENT_PATTERN -> {
                    Node<Kind> left = part.field("left");
                    int member = left == null ? -1 : steps.member(value, left.text());
                    assign(left, steps.either(member, expressions.read(part.field("right"))));
                }
                case REST_PATTERN -> assign(part.first(), value);
                default -> {}
            }
        }
    }
}
