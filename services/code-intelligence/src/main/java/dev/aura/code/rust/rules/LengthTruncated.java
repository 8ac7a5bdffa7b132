package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.Set;

/** `x.len() as u32` and narrower. */
final class LengthTruncated extends RustRule {

    private static final Rule RULE = Rule.note(
            "rust/length-truncated",
            "A length is cut off",
            "`as` drops the upper bits without a word. Use `try_from`, which says when the length does not fit.");

    LengthTruncated() {
        super(RULE, Kind.TYPE_CAST_EXPRESSION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> value = node.field("value");
        boolean length = value != null
                && Nodes.method(value).equals("len")
                && Nodes.arguments(value).isEmpty();
        if (length
                && Set.of("u8", "u16", "u32", "i8", "i16", "i32").contains(node.fieldText("type"))
                && !isForTests(node, file)
                && !isCommented(node, file)) {
            report(node, findings, "a longer length is cut off here; use `" + node.fieldText("type") + "::try_from`");
        }
    }
}
