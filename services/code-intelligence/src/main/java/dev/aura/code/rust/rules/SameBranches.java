package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `if a { x } else { x }`. */
final class SameBranches extends RustRule {

    private static final Rule RULE = Rule.warning(
            "rust/same-branches",
            "Both branches do the same",
            "The condition decides nothing. One branch was meant to be something else.");

    SameBranches() {
        super(RULE, Kind.IF_EXPRESSION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> otherwise = node.field("alternative");
        Node<Kind> other = otherwise == null ? null : otherwise.first();
        Node<Kind> then = node.field("consequence");
        if (then != null
                && other != null
                && other.is(Kind.BLOCK)
                && !then.children().isEmpty()
                && then.text().equals(other.text())
                && !isForTests(node, file)) {
            findings.report(RULE, node.start(), node.start() + "if".length(), "both branches do the same");
        }
    }
}
