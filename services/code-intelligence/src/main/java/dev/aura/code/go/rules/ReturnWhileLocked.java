package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.List;
import java.util.Map;

/** A `return` between `x.Lock()` and the `x.Unlock()` of the same list of statements, where nothing on the way to it unlocks. */
final class ReturnWhileLocked extends GoRule {

    private static final Rule RULE = Rule.error(
            "go/return-while-locked",
            "A return leaves the lock held",
            "The next who wants the lock waits for ever. Unlock before this return, or unlock by `defer` right after locking.");

    private static final Map<String, String> PAIRS = Map.of("Lock", "Unlock", "RLock", "RUnlock");

    ReturnWhileLocked() {
        super(RULE, Kind.STATEMENT_LIST);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        List<Node<Kind>> statements = node.children();
        for (int at = 0; at < statements.size(); at++) {
            Node<Kind> statement = statements.get(at);
            Node<Kind> call = statement.is(Kind.EXPRESSION_STATEMENT) ? Nodes.call(statement) : null;
            for (Map.Entry<String, String> pair : PAIRS.entrySet()) {
                String lock = Nodes.calledUpon(call, pair.getKey());
                if (!lock.isEmpty()) {
                    check(statements.subList(at + 1, statements.size()), lock, pair.getValue(), findings);
                }
            }
        }
    }

    private static void check(List<Node<Kind>> after, String lock, String unlock, Findings findings) {
        int end = 0;
        while (end < after.size() && !unlocks(after.get(end), lock, unlock)) {
            end++;
        }
        if (end == after.size()
                || Nodes.calledUpon(Nodes.call(after.get(end)), unlock).isEmpty()) {
            return; // nothing unlocks on this level, or a nested block does, which we do not follow
        }
        if (after.get(end).is(Kind.DEFER_STATEMENT) && end == 0) {
            return;
        }
        for (Node<Kind> statement : after.subList(0, end)) {
            Nodes.within(statement)
                    .filter(inner -> inner.is(Kind.RETURN_STATEMENT))
                    .findFirst()
                    .ifPresent(early -> findings.report(
                            RULE,
                            early.start(),
                            early.end(),
                            "`" + lock + "` is still locked here; unlock it first, or by `defer` right after locking"));
        }
    }

    /** Whether a statement, or anything in it, unlocks; giving the method away counts. */
    private static boolean unlocks(Node<Kind> statement, String lock, String unlock) {
        return statement.find(node -> node.is(Kind.SELECTOR_EXPRESSION)
                        && node.fieldText("field").equals(unlock)
                        && node.fieldText("operand").equals(lock))
                != null;
    }
}
