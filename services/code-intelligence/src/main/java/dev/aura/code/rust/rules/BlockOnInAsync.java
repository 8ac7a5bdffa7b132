package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `block_on` in async code. */
final class BlockOnInAsync extends RustRule {

    private static final Rule RULE = Rule.error(
            "rust/block-on-in-async",
            "Async code blocks on async code",
            "A runtime within a runtime ends the thread, or waits for tasks that cannot run. Use `.await`.");

    BlockOnInAsync() {
        super(RULE, Kind.CALL_EXPRESSION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        boolean blocks =
                Nodes.method(node).equals("block_on") || Nodes.path(node).endsWith("::block_on");
        Node<Kind> around = Nodes.function(node);
        if (blocks
                && around != null
                && !around.is(Kind.CLOSURE_EXPRESSION)
                && Nodes.isAsync(node)
                && !isForTests(node, file)) {
            report(node, findings, "this waits in a thread that the runtime needs; use `.await`");
        }
    }
}
