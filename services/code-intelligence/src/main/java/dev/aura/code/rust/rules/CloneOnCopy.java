package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Findings.Replacement;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `clone()` of a literal, or of a parameter that is a number, boolean or character. */
final class CloneOnCopy extends RustRule {

    private static final Rule RULE = Rule.note(
            "rust/clone-on-copy",
            "A plain value needs no clone",
            "Numbers, booleans and characters are copied as they are; `clone` makes a reader look for more.");

    CloneOnCopy() {
        super(RULE, Kind.CALL_EXPRESSION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> value = Nodes.receiver(node);
        if (value != null
                && Nodes.method(node).equals("clone")
                && Nodes.arguments(node).isEmpty()
                && isPlain(value)) {
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "`" + value.text() + "` is copied as it is",
                    "leave out the clone",
                    new Replacement(value.end(), node.end(), ""));
        }
    }

    private static boolean isPlain(Node<Kind> value) {
        if (value.is(Kind.INTEGER_LITERAL) || value.is(Kind.FLOAT_LITERAL) || value.is(Kind.BOOLEAN_LITERAL)) {
            return true;
        }
        Node<Kind> function = Nodes.namedFunction(value);
        if (!value.is(Kind.IDENTIFIER) || function == null || Nodes.function(value) != function) {
            return false;
        }
        boolean shadowed = function.find(node -> (node.is(Kind.LET_DECLARATION)
                                || node.is(Kind.MATCH_ARM)
                                || node.is(Kind.LET_CONDITION)
                                || node.is(Kind.FOR_EXPRESSION))
                        && node.fieldText("pattern").matches("(?s).*\\b" + value.text() + "\\b.*"))
                != null;
        return !shadowed
                && Nodes.parameters(function).stream().anyMatch(parameter -> {
                    Node<Kind> type = parameter.field("type");
                    return parameter.fieldText("pattern").equals(value.text())
                            && type != null
                            && type.is(Kind.PRIMITIVE_TYPE)
                            && !type.isText("str");
                });
    }
}
