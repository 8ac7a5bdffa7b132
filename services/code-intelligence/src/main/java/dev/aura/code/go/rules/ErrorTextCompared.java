package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import org.jspecify.annotations.Nullable;

/** `err.Error() == "…"`. */
final class ErrorTextCompared extends GoRule {

    private static final Rule RULE = Rule.warning(
            "go/error-text-compared",
            "An error is told by its text",
            "The text is for people and changes with the next version, or when the error is wrapped. Use `errors.Is` or `errors.As`.");

    ErrorTextCompared() {
        super(RULE, Kind.BINARY_EXPRESSION);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role != FileRole.TEST;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        boolean compares = node.operator().equals("==") || node.operator().equals("!=");
        Node<Kind> left = node.field("left");
        Node<Kind> right = node.field("right");
        if (compares && ((isText(left) && Nodes.isString(right)) || (isText(right) && Nodes.isString(left)))) {
            findings.report(
                    RULE, node.start(), node.end(), "the text of an error changes; use `errors.Is` or `errors.As`");
        }
    }

    private static boolean isText(@Nullable Node<Kind> node) {
        return node != null
                && Nodes.arguments(node).isEmpty()
                && ErrorChecks.isErrorName(Nodes.calledUpon(node, "Error"));
    }
}
