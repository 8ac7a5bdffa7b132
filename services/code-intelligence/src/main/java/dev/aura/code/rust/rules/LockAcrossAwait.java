package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.Set;
import java.util.regex.Pattern;

/** The guard of a lock of `std` that is alive at an `.await`. */
final class LockAcrossAwait extends RustRule {

    private static final Rule RULE = Rule.error(
            "rust/lock-across-await",
            "A lock is held while the task waits",
            "Other tasks of the thread that want the lock block the thread, and with it the task that would free it. End the guard before `.await`.");

    LockAcrossAwait() {
        super(RULE, Kind.LET_DECLARATION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> value = node.field("value");
        Node<Kind> pattern = node.field("pattern");
        Node<Kind> block = node.parent();
        if (value == null || pattern == null || block == null || !pattern.is(Kind.IDENTIFIER) || !isGuard(value)) {
            return;
        }
        for (Node<Kind> next :
                block.children().subList(node.index() + 1, block.children().size())) {
            if (Pattern.compile("\\bdrop\\s*\\(\\s*" + pattern.text() + "\\s*\\)")
                    .matcher(next.text())
                    .find()) {
                return;
            }
            Node<Kind> wait = next.is(Kind.AWAIT_EXPRESSION)
                    ? next
                    : Nodes.within(next)
                            .filter(inner -> inner.is(Kind.AWAIT_EXPRESSION))
                            .findFirst()
                            .orElse(null);
            if (wait != null && Nodes.isAsync(node)) {
                report(
                        pattern,
                        findings,
                        "`" + pattern.text() + "` keeps the lock while the task waits; end it before `.await`");
                return;
            }
        }
    }

    /** `x.lock().unwrap()`: locks that are awaited, or of other libraries, need no `unwrap`. */
    private static boolean isGuard(Node<Kind> value) {
        Node<Kind> locked = Nodes.receiver(value);
        return (Nodes.method(value).equals("unwrap") || Nodes.method(value).equals("expect"))
                && locked != null
                && Set.of("lock", "read", "write").contains(Nodes.method(locked))
                && Nodes.arguments(locked).isEmpty();
    }
}
