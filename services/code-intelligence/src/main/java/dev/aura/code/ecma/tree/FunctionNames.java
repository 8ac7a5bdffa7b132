package dev.aura.code.ecma.tree;

import dev.aura.code.syntax.Node;
import org.jspecify.annotations.Nullable;

/** What readers call a function: its own name, or that of what it is assigned or handed to. */
public final class FunctionNames {

    private static final int LENGTH_MAX = 60;

    private FunctionNames() {}

    /** The name of a function, static block, or value of a field. */
    public static String of(Node<Kind> function) {
        if (function.is(Kind.CLASS_STATIC_BLOCK)) {
            return "static";
        }
        Node<Kind> own = function.isAny(Nodes.FUNCTIONS) ? function.field("name") : null;
        String name = own != null ? Nodes.plain(own) : bound(Nodes.user(function));
        String line = name.replaceAll("\\s+", " ");
        return line.length() <= LENGTH_MAX ? line : line.substring(0, LENGTH_MAX - 1) + "…";
    }

    private static String bound(@Nullable Node<Kind> user) {
        if (user == null) {
            return "anonymous";
        }
        return switch (user.kind()) {
            case VARIABLE_DECLARATOR, FIELD_DEFINITION, PUBLIC_FIELD_DEFINITION, PAIR -> member(user);
            case ASSIGNMENT_EXPRESSION, AUGMENTED_ASSIGNMENT_EXPRESSION, ASSIGNMENT_PATTERN ->
                target(user.fieldText("left"));
            case REQUIRED_PARAMETER, OPTIONAL_PARAMETER -> user.fieldText("pattern");
            case EXPORT_STATEMENT -> "default";
            case ARGUMENTS -> callback(user.parent());
            case CALL_EXPRESSION -> "immediate function";
            case RETURN_STATEMENT, ARROW_FUNCTION -> "returned function";
            case JSX_EXPRESSION -> attribute(user.parent());
            default -> "anonymous";
        };
    }

    private static String member(Node<Kind> holder) {
        Node<Kind> name = Nodes.memberName(holder);
        return name == null ? "anonymous" : Nodes.plain(name);
    }

    /** `exports.a`, `this.a` and `A.prototype.a` without what says nothing to a reader. */
    public static String target(String left) {
        String plain = left.replaceAll("\\s", "").replace(".prototype.", ".");
        return plain.equals("module.exports") ? plain : plain.replaceFirst("^(module\\.exports|exports|this)\\.", "");
    }

    private static String callback(@Nullable Node<Kind> call) {
        String called = call == null ? "" : Nodes.calledName(call);
        return called.isEmpty() ? "callback" : called + " callback";
    }

    private static String attribute(@Nullable Node<Kind> attribute) {
        Node<Kind> name = attribute != null && attribute.is(Kind.JSX_ATTRIBUTE) ? attribute.first() : null;
        return name == null ? "anonymous" : name.text() + " callback";
    }
}
