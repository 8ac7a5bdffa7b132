package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `static mut`. */
final class StaticMut extends RustRule {

    private static final Rule RULE = Rule.warning(
            "rust/static-mut",
            "All threads may write this at any time",
            "Each use is `unsafe` and a race unless all of them agree on a lock. Use an atomic, a `Mutex`, or a `OnceLock`.");

    StaticMut() {
        super(RULE, Kind.STATIC_ITEM);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> mutable = node.child(Kind.MUTABLE_SPECIFIER);
        if (mutable != null && !isForTests(node, file)) {
            report(
                    mutable,
                    findings,
                    "every use of this is a race unless all agree on a lock; use an atomic, a `Mutex` or a `OnceLock`");
        }
    }
}
