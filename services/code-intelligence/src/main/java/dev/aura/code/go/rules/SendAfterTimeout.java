package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Findings.Replacement;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An unbuffered channel that a goroutine sends on once, while the one receiver may go away by another case of its `select`. */
final class SendAfterTimeout extends GoRule {

    private static final Rule RULE = Rule.warning(
            "go/send-after-timeout",
            "A goroutine waits for ever when nobody receives",
            "When the other case of the `select` comes first nobody receives any more, and the goroutine keeps all it holds until the program"
                    + " ends. Give the channel room for one value.");

    SendAfterTimeout() {
        super(RULE, Kind.SHORT_VAR_DECLARATION);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role != FileRole.TEST;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> made = unbuffered(node);
        Node<Kind> function = Nodes.function(node);
        if (made == null || function == null || node.enclosing(Kind.FOR_STATEMENT, Nodes.FUNCTIONS) != null) {
            return;
        }
        String channel = Nodes.expressions(node.field("left")).getFirst().text();
        List<Node<Kind>> uses = function.descendants()
                .filter(use -> use.is(Kind.IDENTIFIER) && use.isText(channel) && use.start() > node.end())
                .toList();
        boolean plain = uses.size() == 2
                && uses.stream().anyMatch(use -> isOnlySend(use, function))
                && uses.stream().anyMatch(SendAfterTimeout::isOneOfSeveralReceives);
        if (plain) {
            int end = made.end() - 1;
            findings.report(
                    RULE,
                    made.start(),
                    made.end(),
                    "the goroutine that sends on `" + channel
                            + "` waits for ever when the other case comes first; give the channel room for one value",
                    "give it room for one value",
                    new Replacement(end, end, ", 1"));
        }
    }

    /** The call that makes a channel without room; null where the statement is something else. */
    private static @Nullable Node<Kind> unbuffered(Node<Kind> node) {
        List<Node<Kind>> left = Nodes.expressions(node.field("left"));
        List<Node<Kind>> right = Nodes.expressions(node.field("right"));
        Node<Kind> call = left.size() == 1 && right.size() == 1 ? right.getFirst() : null;
        boolean makes = call != null
                && call.is(Kind.CALL_EXPRESSION)
                && call.fieldText("function").equals("make")
                && Nodes.arguments(call).size() == 1
                && Nodes.arguments(call).getFirst().is(Kind.CHANNEL_TYPE);
        return makes ? call : null;
    }

    /** Sent on once by a goroutine of this function, not in a loop and not as a case of a `select`. */
    private static boolean isOnlySend(Node<Kind> use, Node<Kind> function) {
        Node<Kind> send = use.parent();
        Node<Kind> literal = Nodes.function(use);
        Node<Kind> call = literal == null ? null : literal.parent();
        Node<Kind> start = call == null ? null : call.parent();
        return send != null
                && send.is(Kind.SEND_STATEMENT)
                && use.fieldName().equals("channel")
                && send.parent() != null
                && !send.parent().is(Kind.COMMUNICATION_CASE)
                && send.enclosing(Kind.FOR_STATEMENT, Nodes.FUNCTIONS) == null
                && start != null
                && start.is(Kind.GO_STATEMENT)
                && Nodes.function(start) == function;
    }

    /** Received from by one of several cases of a `select` that is not in a loop, where another case returns. */
    private static boolean isOneOfSeveralReceives(Node<Kind> use) {
        Node<Kind> receive = use.parent();
        Node<Kind> statement = receive == null ? null : receive.parent();
        Node<Kind> one = statement == null ? null : statement.parent();
        Node<Kind> select = one == null ? null : one.parent();
        return receive != null
                && receive.is(Kind.UNARY_EXPRESSION)
                && statement != null
                && statement.is(Kind.RECEIVE_STATEMENT)
                && one != null
                && one.is(Kind.COMMUNICATION_CASE)
                && select != null
                && select.enclosing(Kind.FOR_STATEMENT, Nodes.FUNCTIONS) == null
                && select.children().stream().anyMatch(other -> other != one && other.is(Kind.COMMUNICATION_CASE));
    }
}
