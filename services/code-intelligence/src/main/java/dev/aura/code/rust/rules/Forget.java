package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `mem::forget` without a comment. */
final class Forget extends RustRule {

    private static final Rule RULE = Rule.warning(
            "rust/forget",
            "A value is never dropped",
            "What it holds (memory, files, locks) stays until the program ends. Use `ManuallyDrop` where that is meant.");

    Forget() {
        super(RULE, Kind.CALL_EXPRESSION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        if (Nodes.calls(node, "mem", "forget") && !isForTests(node, file) && !isCommented(node, file)) {
            report(node, findings, "what this holds is never freed; use `ManuallyDrop` where that is meant");
        }
    }
}
