package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.Set;

/** `let _ =` of what says whether data was written. */
final class IgnoredWrite extends RustRule {

    private static final Rule RULE = Rule.note(
            "rust/ignored-write",
            "Whether it was written is not looked at",
            "A full disk or a closed pipe is first told by this result. Give it back, or say in a comment why it may be ignored.");

    IgnoredWrite() {
        super(RULE, Kind.LET_DECLARATION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> value = node.field("value");
        boolean dropped = node.fieldText("pattern").equals("_") || node.hasWord("_");
        if (value != null
                && dropped
                && Set.of("write_all", "flush", "sync_all", "sync_data").contains(Nodes.method(value))
                && !isForTests(node, file)
                && !isCommented(node, file)) {
            report(
                    node,
                    findings,
                    "a full disk is first told by this result; give it back, or say in a comment why it may be ignored");
        }
    }
}
