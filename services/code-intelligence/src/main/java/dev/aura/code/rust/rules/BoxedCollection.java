package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.Set;

/** `Box<Vec<…>>`, `Box<String>`. */
final class BoxedCollection extends RustRule {

    private static final Rule RULE = Rule.note(
            "rust/boxed-collection",
            "A box around what is on the heap already",
            "Each access goes through two pointers, for one word less. Leave out the box.");

    BoxedCollection() {
        super(RULE, Kind.GENERIC_TYPE);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> arguments = node.field("type_arguments");
        Node<Kind> only = arguments != null && arguments.children().size() == 1 ? arguments.first() : null;
        if (only != null
                && node.fieldText("type").equals("Box")
                && Set.of("Vec", "String", "HashMap", "BTreeMap", "VecDeque", "HashSet")
                        .contains(Nodes.simpleType(only))
                && !only.is(Kind.REFERENCE_TYPE)) {
            report(node, findings, "`" + Nodes.simpleType(only) + "` is on the heap already; leave out the box");
        }
    }
}
