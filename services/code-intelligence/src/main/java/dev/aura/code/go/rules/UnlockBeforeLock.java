package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.List;
import java.util.Map;

/** `defer x.Unlock()`, then a `return`, and only then `x.Lock()`. */
final class UnlockBeforeLock extends GoRule {

    private static final Rule RULE = Rule.error(
            "go/unlock-before-lock",
            "May unlock what is not locked",
            "A return between the `defer` and the `Lock` unlocks a lock that nobody holds, which ends the program. Lock first.");

    private static final Map<String, String> PAIRS = Map.of("Unlock", "Lock", "RUnlock", "RLock");

    UnlockBeforeLock() {
        super(RULE, Kind.DEFER_STATEMENT);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> function = Nodes.function(node);
        Node<Kind> list = node.parent();
        if (function == null || list == null || list.parent() != function.field("body")) {
            return;
        }
        PAIRS.forEach((unlock, lock) -> {
            String name = Nodes.calledUpon(Nodes.call(node), unlock);
            if (!name.isEmpty() && returnsFirst(node, list.children(), name, lock, unlock)) {
                findings.report(
                        RULE,
                        node.start(),
                        node.end(),
                        "a return before `" + name + "." + lock + "()` unlocks what is not locked; lock first");
            }
        });
    }

    private static boolean returnsFirst(
            Node<Kind> defer, List<Node<Kind>> statements, String name, String lock, String unlock) {
        boolean returned = false;
        boolean after = false;
        for (Node<Kind> statement : statements) {
            if (statement == defer) {
                after = true;
            } else if (Nodes.calledUpon(Nodes.call(statement), lock).equals(name)) {
                return after && returned;
            } else if (mentions(statement, name, lock) || mentions(statement, name, unlock)) {
                return false;
            } else if (after) {
                returned |= Nodes.within(statement).anyMatch(inner -> inner.is(Kind.RETURN_STATEMENT));
            }
        }
        return false;
    }

    private static boolean mentions(Node<Kind> statement, String name, String method) {
        return statement.find(node -> Nodes.calledUpon(node, method).equals(name)) != null;
    }
}
