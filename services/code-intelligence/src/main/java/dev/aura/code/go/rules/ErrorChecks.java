package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.syntax.Node;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells variables that hold errors, by their usual names. */
final class ErrorChecks {

    private static final Pattern NAME = Pattern.compile("err\\d*|\\w+Err|err[A-Z]\\w*");

    private ErrorChecks() {}

    static boolean isErrorName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether a condition is `err != nil`. */
    static boolean isFailed(Node<Kind> condition) {
        return condition.is(Kind.BINARY_EXPRESSION)
                && condition.operator().equals("!=")
                && isErrorName(condition.fieldText("left"))
                && condition.fieldText("right").equals("nil");
    }

    /** The error variable that a statement assigns last, from a call; empty where it assigns none. */
    static String assignedError(@Nullable Node<Kind> statement) {
        boolean assigns = statement != null
                && (statement.is(Kind.SHORT_VAR_DECLARATION)
                        || (statement.is(Kind.ASSIGNMENT_STATEMENT)
                                && statement.operator().equals("=")));
        if (statement == null || !assigns) {
            return "";
        }
        List<Node<Kind>> left = Nodes.expressions(statement.field("left"));
        List<Node<Kind>> right = Nodes.expressions(statement.field("right"));
        boolean called = right.size() == 1 && right.getFirst().is(Kind.CALL_EXPRESSION);
        String name = called && !left.isEmpty() && left.getLast().is(Kind.IDENTIFIER)
                ? left.getLast().text()
                : "";
        return isErrorName(name) ? name : "";
    }
}
