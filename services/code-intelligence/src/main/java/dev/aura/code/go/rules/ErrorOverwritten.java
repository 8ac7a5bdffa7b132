package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** An error that the next statement overwrites before anybody looked at it. */
final class ErrorOverwritten extends GoRule {

    private static final Rule RULE = Rule.warning(
            "go/error-overwritten",
            "An error is lost",
            "The next call overwrites it before anybody looked. Check it, or assign it to `_`.");

    ErrorOverwritten() {
        super(RULE, Kind.SHORT_VAR_DECLARATION, Kind.ASSIGNMENT_STATEMENT);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role != FileRole.TEST;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        String error = ErrorChecks.assignedError(node);
        Node<Kind> next = Nodes.next(node);
        Node<Kind> right = next == null ? null : next.field("right");
        Node<Kind> function = Nodes.function(node);
        if (error.isEmpty()
                || right == null
                || function == null
                || !ErrorChecks.assignedError(next).equals(error)
                || Nodes.mentions(right, error)
                || isSharedWithLiterals(function, error)) {
            return;
        }
        Node<Kind> name = Nodes.expressions(node.field("left")).getLast();
        findings.report(
                RULE,
                name.start(),
                name.end(),
                "`" + error + "` is overwritten by the next statement before anybody looked at it");
    }

    /** A function literal or a named result may look at it whenever it runs. */
    private static boolean isSharedWithLiterals(Node<Kind> function, String error) {
        boolean named = Nodes.parameters(function.field("result")).stream()
                .anyMatch(result -> result.name().equals(error));
        return (named && function.has(Kind.DEFER_STATEMENT))
                || function.find(node -> node.is(Kind.FUNC_LITERAL) && Nodes.mentions(node, error)) != null;
    }
}
