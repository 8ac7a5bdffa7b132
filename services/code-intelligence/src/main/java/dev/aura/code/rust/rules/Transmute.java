package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.Locale;

/** `mem::transmute` without a comment on why it is sound. */
final class Transmute extends RustRule {

    private static final Rule RULE = Rule.warning(
            "rust/transmute",
            "Bytes of one type are taken for another",
            "Nothing checks that they are valid there, and layouts change with the compiler. Use a cast, `from_ne_bytes`, or `zerocopy`-like checks; else say in a"
                    + " `// SAFETY:` comment why it holds.");

    Transmute() {
        super(RULE, Kind.CALL_EXPRESSION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        boolean transmutes = Nodes.calls(node, "mem", "transmute") || Nodes.calls(node, "mem", "transmute_copy");
        if (transmutes && !comments(node, file).toLowerCase(Locale.ROOT).contains("safe")) {
            report(
                    node,
                    findings,
                    "nothing checks that these bytes are valid in the other type; say in a `// SAFETY:` comment why they are");
        }
    }
}
