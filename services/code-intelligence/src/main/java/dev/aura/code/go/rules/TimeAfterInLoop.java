package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Imports;
import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.List;
import java.util.Set;

/** `case <-time.After(…)` in a loop, beside another case. */
final class TimeAfterInLoop extends GoRule {

    private static final Rule RULE = Rule.note(
            "go/time-after-in-loop",
            "Each turn leaves a timer behind",
            "Before Go 1.23 a timer of `time.After` stays in memory until it fires, also when another case came first; and each turn begins the"
                    + " time anew. Make one timer before the loop and reset it.");

    private static final Set<Kind> LEAVES = Set.of(Kind.RETURN_STATEMENT, Kind.GOTO_STATEMENT);

    TimeAfterInLoop() {
        super(RULE, Kind.CALL_EXPRESSION);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role != FileRole.TEST;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> one = node.enclosing(Kind.COMMUNICATION_CASE, Nodes.FUNCTIONS);
        Node<Kind> communication = one == null ? null : one.field("communication");
        Node<Kind> select = one == null ? null : one.parent();
        if (communication != null
                && select != null
                && node.end() <= communication.end()
                && select.children().stream().anyMatch(other -> other != one && goesOn(other))
                && select.enclosing(Kind.FOR_STATEMENT, Nodes.FUNCTIONS) != null
                && Imports.calls(node, "time", "After")) {
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "before Go 1.23 each turn leaves a timer behind until it fires; make one before the loop and reset it");
        }
    }

    /** Whether a case lets the loop turn again while the timer runs. */
    private static boolean goesOn(Node<Kind> other) {
        List<Node<Kind>> statements = Nodes.statements(other);
        Node<Kind> last = statements.isEmpty() ? null : statements.getLast();
        // A break without a label leaves the select alone.
        boolean leaves =
                last != null && (last.isAny(LEAVES) || (last.is(Kind.BREAK_STATEMENT) && last.has(Kind.LABEL_NAME)));
        return other.is(Kind.COMMUNICATION_CASE) && !leaves;
    }
}
