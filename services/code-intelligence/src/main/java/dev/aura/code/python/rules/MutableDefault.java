package dev.aura.code.python.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.python.tree.Nodes;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.Set;

/** A list, dictionary or set as default value, in a function that changes it, keeps it or gives it out. */
final class MutableDefault implements PythonRule {

    private static final Rule RULE = Rule.warning(
            "python/mutable-default",
            "A default value is shared by all calls",
            "The list, dictionary or set is made once, when the function is defined; what one call puts in, the next one finds. Default to"
                    + " None and make a new one inside.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Kind kind() {
        return Kind.PARAMETERS;
    }

    private static final Set<String> MAKERS = Set.of("list", "dict", "set", "defaultdict", "OrderedDict", "deque");
    private static final Set<String> CHANGES = Set.of(
            "append",
            "extend",
            "insert",
            "pop",
            "remove",
            "clear",
            "add",
            "update",
            "discard",
            "setdefault",
            "popitem",
            "sort",
            "reverse",
            "appendleft");

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> function = node.parent();
        Node<Kind> body = function == null ? null : function.child(Kind.BLOCK);
        if (body == null) {
            return;
        }
        for (Node<Kind> parameter : node.children()) {
            Node<Kind> value = parameter.last();
            Node<Kind> name = parameter.first();
            boolean hasDefault = parameter.is(Kind.DEFAULT_PARAMETER) || parameter.is(Kind.TYPED_DEFAULT_PARAMETER);
            if (hasDefault
                    && value != null
                    && name != null
                    && isMutable(value)
                    && !isMemory(name.text())
                    && escapes(body, name.text())) {
                findings.report(
                        RULE,
                        value.start(),
                        value.end(),
                        "all calls share this default, and the function changes `" + name.text()
                                + "` or gives it out; default to None and make a new one inside");
            }
        }
    }

    /** A name that says that calls are meant to share it. */
    private static boolean isMemory(String name) {
        return name.startsWith("_") || name.contains("cache") || name.contains("memo");
    }

    private static boolean isMutable(Node<Kind> value) {
        return switch (value.kind()) {
            // One with something in it is often meant as a variable that lives as long as the function.
            case LIST, DICTIONARY -> value.children().isEmpty();
            case CALL -> MAKERS.contains(Nodes.name(value));
            default -> false;
        };
    }

    /** Whether the function changes, stores or returns the parameter, and does not give it a new value first. */
    private static boolean escapes(Node<Kind> body, String name) {
        Node<Kind> first = body.find(node -> isUse(node, name));
        if (first != null && isTarget(first)) {
            return false;
        }
        return body.find(node -> isUse(node, name) && escapes(node)) != null;
    }

    private static boolean isUse(Node<Kind> node, String name) {
        return node.is(Kind.IDENTIFIER) && node.isText(name);
    }

    private static boolean isTarget(Node<Kind> use) {
        Node<Kind> parent = use.parent();
        return parent != null && parent.is(Kind.ASSIGNMENT) && parent.first() == use;
    }

    private static boolean escapes(Node<Kind> use) {
        Node<Kind> parent = use.parent();
        if (parent == null) {
            return false;
        }
        return switch (parent.kind()) {
            case ATTRIBUTE -> parent.first() == use && isChange(parent);
            case SUBSCRIPT -> parent.first() == use && isWritten(parent);
            case RETURN_STATEMENT -> true;
            case AUGMENTED_ASSIGNMENT -> parent.first() == use;
            case ASSIGNMENT -> parent.last() == use && parent.firstIs(Kind.ATTRIBUTE);
            default -> false;
        };
    }

    private static boolean isChange(Node<Kind> attribute) {
        Node<Kind> call = attribute.parent();
        Node<Kind> member = attribute.last();
        return call != null
                && call.is(Kind.CALL)
                && call.first() == attribute
                && member != null
                && CHANGES.contains(member.text());
    }

    private static boolean isWritten(Node<Kind> subscript) {
        Node<Kind> parent = subscript.parent();
        return parent != null
                && (parent.is(Kind.ASSIGNMENT)
                        || parent.is(Kind.AUGMENTED_ASSIGNMENT)
                        || parent.is(Kind.DELETE_STATEMENT))
                && parent.first() == subscript;
    }
}
