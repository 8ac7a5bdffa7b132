package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.Set;
import java.util.regex.Pattern;

/** A struct with a strong reference to its like as parent, and others to its like as children. */
final class RcCycle extends RustRule {

    private static final Rule RULE = Rule.warning(
            "rust/rc-cycle",
            "Values that keep each other are never freed",
            "Parent and children hold strong references to each other, so neither count ever comes to nothing. Let the child hold a `Weak`.");

    private static final Set<String> UP = Set.of("parent", "owner", "prev", "previous");

    RcCycle() {
        super(RULE, Kind.STRUCT_ITEM);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> body = node.field("body");
        String name = node.fieldText("name");
        if (body == null || !body.is(Kind.FIELD_DECLARATION_LIST)) {
            return;
        }
        Pattern strong = Pattern.compile("\\b(Rc|Arc)\\s*<[^;]*\\b" + Pattern.quote(name) + "\\b.*", Pattern.DOTALL);
        Node<Kind> up = null;
        int down = 0;
        for (Node<Kind> field : body.children()) {
            String type = field.fieldText("type");
            boolean holds = strong.matcher(type).find() && !type.contains("Weak");
            if (holds && UP.contains(field.fieldText("name"))) {
                up = field;
            } else if (holds) {
                down++;
            }
        }
        if (up != null && down > 0) {
            report(up, findings, "values that keep each other are never freed; hold a `Weak` here");
        }
    }
}
