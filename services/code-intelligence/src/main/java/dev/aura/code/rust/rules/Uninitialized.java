package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `mem::uninitialized`. */
final class Uninitialized extends RustRule {

    private static final Rule RULE = Rule.error(
            "rust/uninitialized",
            "Memory is used before it holds anything",
            "For most types this is undefined behaviour at once, also when it is overwritten next. Use `MaybeUninit`.");

    Uninitialized() {
        super(RULE, Kind.CALL_EXPRESSION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        if (Nodes.calls(node, "mem", "uninitialized")) {
            report(node, findings, "this is undefined behaviour for most types; use `MaybeUninit`");
        }
    }
}
