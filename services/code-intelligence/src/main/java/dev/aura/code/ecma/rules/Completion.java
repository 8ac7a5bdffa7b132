package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.syntax.Node;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells whether statements run on into what follows them. In doubt they do not. */
final class Completion {

    private static final Pattern NEVER_RETURNS =
            Pattern.compile("(?i).*(never|exit|fail|throw|panic|abort|unreachable|error).*");

    private Completion() {}

    static boolean runsOn(List<Node<Kind>> statements) {
        return statements.stream().allMatch(Completion::runsOn);
    }

    private static boolean runsOn(@Nullable Node<Kind> statement) {
        if (statement == null) {
            return true;
        }
        return switch (statement.kind()) {
            case RETURN_STATEMENT, THROW_STATEMENT, BREAK_STATEMENT, CONTINUE_STATEMENT -> false;
            case STATEMENT_BLOCK -> runsOn(statement.children());
            case IF_STATEMENT -> {
                Node<Kind> other = statement.field("alternative");
                yield other == null || runsOn(statement.field("consequence")) || runsOn(other.first());
            }
            case TRY_STATEMENT -> tryRunsOn(statement);
            case SWITCH_STATEMENT -> !statement.has(Kind.SWITCH_DEFAULT) || statement.has(Kind.BREAK_STATEMENT);
            case WHILE_STATEMENT, DO_STATEMENT ->
                !Nodes.bare(orSelf(statement.field("condition"), statement)).is(Kind.TRUE);
            case FOR_STATEMENT -> {
                Node<Kind> condition = statement.field("condition");
                yield condition != null && !condition.is(Kind.EMPTY_STATEMENT);
            }
            case LABELED_STATEMENT -> statement.has(Kind.BREAK_STATEMENT) || runsOn(statement.field("body"));
            case EXPRESSION_STATEMENT -> {
                Node<Kind> call = statement.first();
                yield call == null
                        || !call.is(Kind.CALL_EXPRESSION)
                        || !NEVER_RETURNS.matcher(Nodes.calledName(call)).matches();
            }
            default -> true;
        };
    }

    private static Node<Kind> orSelf(@Nullable Node<Kind> node, Node<Kind> other) {
        return node == null ? other : node;
    }

    private static boolean tryRunsOn(Node<Kind> statement) {
        Node<Kind> last = statement.field("finalizer");
        Node<Kind> handler = statement.field("handler");
        if (last != null && !runsOn(last.field("body"))) {
            return false;
        }
        return runsOn(statement.field("body")) || (handler != null && runsOn(handler.field("body")));
    }
}
