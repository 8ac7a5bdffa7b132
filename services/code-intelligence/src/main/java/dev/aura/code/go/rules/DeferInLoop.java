package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.List;
import java.util.Set;

/** `defer` in a loop that goes on. */
final class DeferInLoop extends GoRule {

    private static final Rule RULE = Rule.warning(
            "go/defer-in-loop",
            "What is deferred in a loop runs when the function ends",
            "Files and locks pile up until then, and a lock taken again in the next turn never comes free. Give the body of the loop a function of"
                    + " its own.");

    private static final Set<Kind> LEAVES = Set.of(Kind.RETURN_STATEMENT, Kind.BREAK_STATEMENT, Kind.GOTO_STATEMENT);

    DeferInLoop() {
        super(RULE, Kind.DEFER_STATEMENT);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role != FileRole.TEST;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> loop = node.enclosing(Kind.FOR_STATEMENT, Nodes.FUNCTIONS);
        if (loop == null || leaves(node, loop)) {
            return;
        }
        findings.report(
                RULE,
                node.start(),
                node.start() + "defer".length(),
                "this runs when the function ends, not when the turn does; give the body of the loop a function of its own");
    }

    /** Whether the statements after it, here or in a block around, end the loop. */
    private static boolean leaves(Node<Kind> node, Node<Kind> loop) {
        for (Node<Kind> at = node; at != null && at != loop; at = at.parent()) {
            Node<Kind> list = at.parent();
            List<Node<Kind>> statements = list != null && list.is(Kind.STATEMENT_LIST) ? list.children() : List.of();
            if (!statements.isEmpty() && ends(statements.getLast())) {
                return true;
            }
        }
        return false;
    }

    private static boolean ends(Node<Kind> last) {
        Node<Kind> call = Nodes.call(last);
        Node<Kind> function = call == null ? null : call.field("function");
        return last.isAny(LEAVES) || (function != null && (function.isText("panic") || function.isText("os.Exit")));
    }
}
