package dev.aura.code.ecma.calls;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.calls.Step;
import dev.aura.code.language.calls.Steps;
import dev.aura.code.language.flow.Scope;
import dev.aura.code.syntax.Node;
import org.jspecify.annotations.Nullable;

/** Reads objects and arrays that are written in place. */
final class LiteralReader {

    private final EcmaCallFacts file;
    private final Steps steps;
    private final Owner owner;
    private final Scope scope;
    private final ExpressionReader expressions;

    LiteralReader(EcmaCallFacts file, Owner owner, Scope scope, ExpressionReader expressions) {
        this.file = file;
        this.steps = file.steps();
        this.owner = owner;
        this.scope = scope;
        this.expressions = expressions;
    }

    int array(Node<Kind> node) {
        int container = steps.add(Step.Kind.CONTAINER, "");
        int index = 0;
        boolean spread = false;
        for (Node<Kind> item : node.children()) {
            if (item.is(Kind.SPREAD_ELEMENT)) {
                spread = true;
                steps.store(container, "[*]", steps.element(expressions.read(item.first())));
            } else {
                steps.store(container, spread ? "[*]" : "[" + index + "]", expressions.read(item));
            }
            index++;
        }
        return container;
    }

    int object(Node<Kind> node) {
        int container = steps.add(Step.Kind.CONTAINER, "");
        for (Node<Kind> part : node.children()) {
            switch (part.kind()) {
                case PAIR -> pair(part, container);
                case METHOD_DEFINITION -> {
                    Node<Kind> name = part.field("name");
                    if (name != null && !part.hasWord("set")) {
                        steps.store(container, key(name), function(part, name, container));
                    }
                }
                case SHORTHAND_PROPERTY_IDENTIFIER -> steps.store(container, part.text(), expressions.read(part));
                case SPREAD_ELEMENT -> steps.store(container, "__proto__", expressions.read(part.first()));
                default -> expressions.read(part);
            }
        }
        return container;
    }

    private void pair(Node<Kind> pair, int container) {
        Node<Kind> name = pair.field("key");
        Node<Kind> value = pair.field("value");
        if (name != null && name.is(Kind.COMPUTED_PROPERTY_NAME)) {
            expressions.visit(name.children());
        }
        boolean function = value != null && value.isAny(Nodes.FUNCTIONS) && !value.is(Kind.ARROW_FUNCTION);
        int read =
                function && value != null ? function(value, value.field("name"), container) : expressions.read(value);
        steps.store(container, key(name), read);
    }

    private int function(Node<Kind> function, @Nullable Node<Kind> name, int container) {
        int flags = function.hasWord("get") ? Step.PROPERTY : 0;
        return new FunctionReader(file, owner, scope).read(function, name, container, flags);
    }

    /** The member that a key means: a name, `[0]`, or `[*]` where it is not written out. */
    static String key(@Nullable Node<Kind> key) {
        if (key == null) {
            return "[*]";
        }
        return switch (key.kind()) {
            case PROPERTY_IDENTIFIER, PRIVATE_PROPERTY_IDENTIFIER -> key.text();
            case NUMBER -> "[" + key.text() + "]";
            case STRING -> {
                String text = Nodes.string(key);
                yield text == null || text.isEmpty()
                        ? "[*]"
                        : text.chars().allMatch(Character::isDigit) ? "[" + text + "]" : text;
            }
            case COMPUTED_PROPERTY_NAME ->
                key.first() != null && key.firstIs(Kind.STRING) ? key(key.first()) : symbol(key);
            default -> "[*]";
        };
    }

    /** `[Symbol.iterator]` is a name that the language knows. */
    private static String symbol(Node<Kind> key) {
        return key.text().equals("[Symbol.iterator]") ? "@@iterator" : "[*]";
    }
}
