package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `if err != nil {}` without a comment. */
final class EmptyErrorBranch extends GoRule {

    private static final Rule RULE = Rule.warning(
            "go/empty-error-branch",
            "An error is looked at and dropped",
            "The program goes on as if nothing had happened. Return the error, log it, or say in a comment why it may be ignored.");

    EmptyErrorBranch() {
        super(RULE, Kind.IF_STATEMENT);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role != FileRole.TEST;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> condition = node.field("condition");
        Node<Kind> body = node.field("consequence");
        if (condition == null
                || body == null
                || !ErrorChecks.isFailed(condition)
                || node.field("alternative") != null) {
            return;
        }
        boolean empty = Nodes.statements(body).isEmpty()
                && body.between(body.start() + 1, Math.max(body.start() + 1, body.end() - 1))
                        .isBlank();
        if (empty) {
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "the error is dropped here; return it, log it, or say in a comment why it may be ignored");
        }
    }
}
