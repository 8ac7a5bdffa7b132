package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** `for _, v := range values` over structs, where the loop only ever assigns fields of `v`. */
final class RangeCopyModified extends GoRule {

    private static final Rule RULE = Rule.error(
            "go/range-copy-modified",
            "A copy is changed and thrown away",
            "`v` is a copy of the element; the slice keeps the old values. Write `values[i].field = …`.");

    RangeCopyModified() {
        super(RULE, Kind.RANGE_CLAUSE);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        List<Node<Kind>> left = Nodes.expressions(node.field("left"));
        Node<Kind> values = node.field("right");
        Node<Kind> loop = node.parent();
        Node<Kind> body = loop == null ? null : loop.field("body");
        if (left.size() != 2 || values == null || body == null || !node.hasWord(":=")) {
            return;
        }
        String name = left.getLast().text();
        Node<Kind> type = values.is(Kind.IDENTIFIER) ? elementType(node, values.text()) : null;
        if (type == null || !isStruct(file.root(), type)) {
            return;
        }
        List<Node<Kind>> uses = body.descendants()
                .filter(use -> use.is(Kind.IDENTIFIER) && use.isText(name))
                .toList();
        if (!uses.isEmpty() && uses.stream().allMatch(RangeCopyModified::isAssignedField)) {
            findings.report(
                    RULE,
                    uses.getFirst().start(),
                    uses.getFirst().end(),
                    "`" + name + "` is a copy, and `" + values.text() + "` keeps the old value; write `" + values.text()
                            + "[i]`");
        }
    }

    /** The type of elements of a slice that this function declares as a parameter or by a literal; null where that is not certain. */
    private static @Nullable Node<Kind> elementType(Node<Kind> node, String name) {
        Node<Kind> function = Nodes.function(node);
        if (function == null) {
            return null;
        }
        Node<Kind> found = null;
        int declarations = 0;
        for (Nodes.Parameter parameter : Nodes.parameters(function.field("parameters"))) {
            if (parameter.name().equals(name) && parameter.declaration().is(Kind.PARAMETER_DECLARATION)) {
                declarations++;
                found = parameter.type();
            }
        }
        for (Node<Kind> declaration : function.descendants()
                .filter(each -> each.is(Kind.SHORT_VAR_DECLARATION))
                .toList()) {
            List<Node<Kind>> names = Nodes.expressions(declaration.field("left"));
            if (names.stream().anyMatch(each -> each.isText(name))) {
                declarations++;
                Node<Kind> value = Nodes.expressions(declaration.field("right")).stream()
                        .findFirst()
                        .orElse(null);
                found = names.size() == 1 && value != null && value.is(Kind.COMPOSITE_LITERAL)
                        ? value.field("type")
                        : null;
            }
        }
        return declarations == 1 && found != null && found.is(Kind.SLICE_TYPE) ? found.field("element") : null;
    }

    private static boolean isStruct(Node<Kind> root, Node<Kind> type) {
        return type.is(Kind.TYPE_IDENTIFIER)
                && root.children().stream()
                        .filter(declaration -> declaration.is(Kind.TYPE_DECLARATION))
                        .flatMap(Nodes::specs)
                        .anyMatch(spec -> {
                            Node<Kind> known = spec.field("type");
                            return spec.fieldText("name").equals(type.text())
                                    && known != null
                                    && known.is(Kind.STRUCT_TYPE);
                        });
    }

    /** `v.field = …` or `v.field++`, with `v` itself a struct on the way. */
    private static boolean isAssignedField(Node<Kind> use) {
        Node<Kind> selector = use.parent();
        if (selector == null
                || !selector.is(Kind.SELECTOR_EXPRESSION)
                || !use.fieldName().equals("operand")) {
            return false;
        }
        Node<Kind> list = selector.parent();
        Node<Kind> assignment = list == null ? null : list.parent();
        return list != null
                && (list.is(Kind.INC_STATEMENT)
                        || list.is(Kind.DEC_STATEMENT)
                        || (assignment != null
                                && assignment.is(Kind.ASSIGNMENT_STATEMENT)
                                && list.fieldName().equals("left")));
    }
}
