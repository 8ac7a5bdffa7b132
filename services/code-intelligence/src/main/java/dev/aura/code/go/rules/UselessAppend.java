package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Findings.Replacement;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.List;

/** `append` with nothing to append, or whose result is thrown away. */
final class UselessAppend extends GoRule {

    private static final Rule RULE = Rule.error(
            "go/useless-append",
            "An append that appends nothing, or is lost",
            "`append` gives back the longer slice and leaves the old one as it was. Name what to append, and keep the result.");

    UselessAppend() {
        super(RULE, Kind.CALL_EXPRESSION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> function = node.field("function");
        if (function == null || !function.is(Kind.IDENTIFIER) || !function.isText("append")) {
            return;
        }
        List<Node<Kind>> arguments = Nodes.arguments(node);
        if (arguments.size() == 1 && !arguments.getFirst().is(Kind.VARIADIC_ARGUMENT)) {
            Node<Kind> only = arguments.getFirst();
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "nothing is appended here; name what to append",
                    "leave out the call",
                    new Replacement(node.start(), only.start(), ""),
                    new Replacement(only.end(), node.end(), ""));
        } else if (isThrownAway(node)) {
            findings.report(RULE, node.start(), node.end(), "the longer slice is thrown away; assign it");
        }
    }

    private static boolean isThrownAway(Node<Kind> call) {
        Node<Kind> list = call.parent();
        Node<Kind> statement = list == null ? null : list.parent();
        if (list != null && list.is(Kind.EXPRESSION_STATEMENT)) {
            return true;
        }
        List<Node<Kind>> left = statement != null && statement.is(Kind.ASSIGNMENT_STATEMENT)
                ? Nodes.expressions(statement.field("left"))
                : List.of();
        return left.size() == 1 && left.getFirst().isText("_");
    }
}
