package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `drop(&x)`. */
final class DropOfReference extends RustRule {

    private static final Rule RULE = Rule.error(
            "rust/drop-of-reference",
            "A reference is dropped, not the value",
            "Nothing happens: the value lives on, and a lock stays held. Drop the value itself.");

    DropOfReference() {
        super(RULE, Kind.CALL_EXPRESSION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        boolean drops = Nodes.path(node).equals("drop") || Nodes.calls(node, "mem", "drop");
        if (drops
                && Nodes.arguments(node).size() == 1
                && Nodes.arguments(node).getFirst().is(Kind.REFERENCE_EXPRESSION)) {
            report(node, findings, "this drops the reference and not the value; drop the value itself");
        }
    }
}
