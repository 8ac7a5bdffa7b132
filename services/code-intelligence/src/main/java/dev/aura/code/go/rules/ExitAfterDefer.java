package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Imports;
import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.List;

/** `os.Exit` or `log.Fatal` after a `defer` of the same function. */
final class ExitAfterDefer extends GoRule {

    private static final Rule RULE = Rule.warning(
            "go/exit-after-defer",
            "What was deferred never runs",
            "The program ends at once: files are not flushed, locks and temporary files stay. Return, and end the program in `main` alone.");

    ExitAfterDefer() {
        super(RULE, Kind.CALL_EXPRESSION);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role != FileRole.TEST;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> function = Nodes.function(node);
        boolean ends = Imports.calls(node, "os", "Exit")
                || List.of("Fatal", "Fatalf", "Fatalln").stream().anyMatch(call -> Imports.calls(node, "log", call));
        if (!ends || function == null) {
            return;
        }
        // Only statements of the body itself: what a branch defers need not have been reached.
        boolean deferred = Nodes.body(function).stream()
                .anyMatch(statement -> statement.is(Kind.DEFER_STATEMENT) && statement.end() < node.start());
        if (deferred) {
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "the program ends here, and what was deferred above never runs; return instead");
        }
    }
}
