package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `todo!` and `unimplemented!` outside tests. */
final class UnfinishedCode extends RustRule {

    private static final Rule RULE = Rule.warning(
            "rust/unfinished",
            "Code that is not written yet",
            "Who gets here ends the thread. Write it, or give back an error that says that it is not there.");

    UnfinishedCode() {
        super(RULE, Kind.MACRO_INVOCATION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        String name = node.fieldText("macro");
        if ((name.equals("todo") || name.equals("unimplemented")) && !isForTests(node, file)) {
            report(node, findings, "who gets here ends the thread; write it, or give back an error");
        }
    }
}
