package dev.aura.code.rust.rules;

import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `process::exit` in the root of a library. */
final class ExitInLibrary extends RustRule {

    private static final Rule RULE = Rule.warning(
            "rust/exit-in-library",
            "A library ends the program",
            "Who uses it can neither clean up nor go on. Give back an error.");

    ExitInLibrary() {
        super(RULE, Kind.CALL_EXPRESSION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        if (file.role() == FileRole.INDEX && Nodes.calls(node, "process", "exit") && !Nodes.inTest(node)) {
            report(node, findings, "who uses this library can neither clean up nor go on; give back an error");
        }
    }
}
