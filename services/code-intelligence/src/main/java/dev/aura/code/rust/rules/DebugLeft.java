package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `dbg!` outside tests. */
final class DebugLeft extends RustRule {

    private static final Rule RULE = Rule.warning(
            "rust/debug-left",
            "Output for debugging is left in the code",
            "`dbg!` writes to the error output of whoever uses this. Take it out.");

    DebugLeft() {
        super(RULE, Kind.MACRO_INVOCATION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        if (node.fieldText("macro").equals("dbg") && !isForTests(node, file)) {
            report(node, findings, "this was for debugging; take it out");
        }
    }
}
