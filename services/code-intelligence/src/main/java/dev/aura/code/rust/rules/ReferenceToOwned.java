package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.Map;
import java.util.Set;

/** `&String`, `&Vec<T>` and `&PathBuf` as parameters of functions that are no implementation of a trait. */
final class ReferenceToOwned extends RustRule {

    private static final Rule RULE = Rule.note(
            "rust/reference-to-owned",
            "A parameter asks for more than it needs",
            "Callers that have a slice must make a whole new value. Take `&str`, `&[T]` or `&Path`.");

    private static final Map<String, String> SLICES = Map.of("String", "&str", "Vec", "&[T]", "PathBuf", "&Path");

    ReferenceToOwned() {
        super(RULE, Kind.PARAMETER);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> type = node.field("type");
        Node<Kind> inner = type != null && type.is(Kind.REFERENCE_TYPE) && type.child(Kind.MUTABLE_SPECIFIER) == null
                ? type.field("type")
                : null;
        String better = inner == null ? "" : SLICES.getOrDefault(Nodes.simpleType(inner), "");
        Node<Kind> list = node.parent();
        Node<Kind> function = list == null ? null : list.parent();
        Node<Kind> item = function == null ? null : function.enclosing(Set.of(Kind.IMPL_ITEM, Kind.TRAIT_ITEM));
        boolean bound = item != null && (item.is(Kind.TRAIT_ITEM) || item.field("trait") != null);
        if (type != null
                && !better.isEmpty()
                && function != null
                && function.is(Kind.FUNCTION_ITEM)
                && !bound
                && !usesOwner(function, node.fieldText("pattern"))
                && !isForTests(node, file)) {
            report(type, findings, "callers that have a slice must make a whole new value; take `" + better + "`");
        }
    }

    /** Whether the function asks what only the owner has, or gives it on as it is. */
    private static boolean usesOwner(Node<Kind> function, String name) {
        Node<Kind> body = function.field("body");
        return body == null
                || body.find(node -> (node.is(Kind.FIELD_EXPRESSION)
                                        && node.fieldText("value").equals(name)
                                        && Set.of("capacity", "clone").contains(node.fieldText("field")))
                                || (node.is(Kind.IDENTIFIER)
                                        && node.isText(name)
                                        && !node.fieldName().equals("value"))
                                || node.is(Kind.MACRO_INVOCATION))
                        != null;
    }
}
