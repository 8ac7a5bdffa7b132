package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Findings.Replacement;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `x.Lock()` with `defer x.Lock()` right after it. */
final class DeferredLock extends GoRule {

    private static final Rule RULE = Rule.error(
            "go/deferred-lock",
            "Locks again where it should unlock",
            "When the function ends it waits for a lock that it holds itself. `Unlock` was meant.");

    DeferredLock() {
        super(RULE, Kind.DEFER_STATEMENT);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> call = Nodes.call(node);
        Node<Kind> before = node.previous();
        if (call == null || before == null || !before.is(Kind.EXPRESSION_STATEMENT)) {
            return;
        }
        for (String method : new String[] {"Lock", "RLock"}) {
            String lock = Nodes.calledUpon(call, method);
            Node<Kind> function = call.field("function");
            Node<Kind> name = function == null ? null : function.field("field");
            if (!lock.isEmpty() && name != null && lock.equals(Nodes.calledUpon(Nodes.call(before), method))) {
                String unlock = method.replace("Lock", "Unlock");
                findings.report(
                        RULE,
                        name.start(),
                        name.end(),
                        "`" + lock + "` is locked a second time when the function ends, and waits for ever; `" + unlock
                                + "` was meant",
                        "unlock",
                        new Replacement(name.start(), name.end(), unlock));
            }
        }
    }
}
