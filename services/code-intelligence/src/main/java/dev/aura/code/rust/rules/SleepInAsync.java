package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `thread::sleep` in async code. */
final class SleepInAsync extends RustRule {

    private static final Rule RULE = Rule.error(
            "rust/sleep-in-async",
            "A thread sleeps that other tasks wait for",
            "Nothing else runs on this thread of the executor meanwhile. Use the sleep of the runtime, and await it.");

    SleepInAsync() {
        super(RULE, Kind.CALL_EXPRESSION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        if (Nodes.calls(node, "thread", "sleep") && Nodes.isAsync(node) && !isForTests(node, file)) {
            report(node, findings, "no other task of this thread runs meanwhile; await the sleep of the runtime");
        }
    }
}
