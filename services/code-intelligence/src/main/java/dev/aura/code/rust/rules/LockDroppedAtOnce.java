package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.Set;

/** `let _ = x.lock()`. */
final class LockDroppedAtOnce extends RustRule {

    private static final Rule RULE = Rule.error(
            "rust/lock-dropped-at-once",
            "A lock is free again at once",
            "`_` keeps nothing, so the guard is dropped before the next statement. Give it a name, such as `_guard`.");

    LockDroppedAtOnce() {
        super(RULE, Kind.LET_DECLARATION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> value = node.field("value");
        boolean dropped = node.fieldText("pattern").equals("_") || node.hasWord("_");
        if (value == null || !dropped) {
            return;
        }
        Node<Kind> inner = Nodes.receiver(value);
        boolean unwrapped =
                Nodes.method(value).equals("unwrap") || Nodes.method(value).equals("expect");
        Node<Kind> call = unwrapped && inner != null ? inner : value;
        boolean plainLock = Nodes.method(call).equals("lock");
        boolean readWrite = unwrapped && Set.of("read", "write").contains(Nodes.method(call));
        if ((plainLock || readWrite) && Nodes.arguments(call).isEmpty() && !isForTests(node, file)) {
            report(node, findings, "the lock is free again at once; give the guard a name, such as `_guard`");
        }
    }
}
