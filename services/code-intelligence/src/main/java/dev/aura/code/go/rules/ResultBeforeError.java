package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.List;

/** `x, err := f()`, then `defer x.Body.Close()`, and only then `if err != nil`. */
final class ResultBeforeError extends GoRule {

    private static final Rule RULE = Rule.error(
            "go/result-before-error",
            "A result is used before its error is looked at",
            "Where the call failed the result is nil, and a field of it cannot be read. Look at the error first.");

    ResultBeforeError() {
        super(RULE, Kind.SHORT_VAR_DECLARATION, Kind.ASSIGNMENT_STATEMENT);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        String error = ErrorChecks.assignedError(node);
        List<Node<Kind>> left = Nodes.expressions(node.field("left"));
        Node<Kind> use = Nodes.next(node);
        Node<Kind> test = use == null ? null : Nodes.next(use);
        if (error.isEmpty() || left.size() != 2 || use == null || test == null || !checks(test, error)) {
            return;
        }
        Node<Kind> call = use.is(Kind.DEFER_STATEMENT) ? Nodes.call(use) : null;
        String upon = Nodes.calledUpon(call, "Close");
        if (upon.startsWith(left.getFirst().text() + ".")) {
            findings.report(
                    RULE,
                    use.start(),
                    use.end(),
                    "`" + left.getFirst().text() + "` may be nil here; look at `" + error + "` first");
        }
    }

    private static boolean checks(Node<Kind> statement, String error) {
        Node<Kind> condition = statement.is(Kind.IF_STATEMENT) ? statement.field("condition") : null;
        return condition != null
                && ErrorChecks.isFailed(condition)
                && condition.fieldText("left").equals(error);
    }
}
