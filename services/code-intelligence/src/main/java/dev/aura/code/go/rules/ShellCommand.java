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
import java.util.Set;

/** `exec.Command("sh", "-c", "…" + value)`. */
final class ShellCommand extends GoRule {

    private static final Rule RULE = Rule.warning(
            "go/shell-command",
            "A shell runs text that is put together",
            "Whoever chooses a part of it can run anything. Run the program itself and give it its arguments one by one.");

    private static final Set<String> SHELLS =
            Set.of("sh", "bash", "zsh", "dash", "ksh", "/bin/sh", "/bin/bash", "cmd", "powershell");
    private static final Set<String> FLAGS = Set.of("-c", "/c", "/C", "-Command", "-lc", "-ec");

    ShellCommand() {
        super(RULE, Kind.CALL_EXPRESSION);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role != FileRole.TEST;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        boolean withContext = Imports.calls(node, "os/exec", "CommandContext");
        if (!withContext && !Imports.calls(node, "os/exec", "Command")) {
            return;
        }
        List<Node<Kind>> arguments = Nodes.arguments(node);
        int first = withContext ? 1 : 0;
        if (arguments.size() > first + 2
                && SHELLS.contains(content(arguments.get(first)))
                && FLAGS.contains(content(arguments.get(first + 1)))
                && isPutTogether(arguments.get(first + 2))) {
            Node<Kind> command = arguments.get(first + 2);
            findings.report(
                    RULE,
                    command.start(),
                    command.end(),
                    "a shell runs what is put together here; run the program itself and give it its arguments one by one");
        }
    }

    private static String content(Node<Kind> literal) {
        return Nodes.isString(literal) && literal.end() - literal.start() >= 2
                ? literal.text().substring(1, literal.text().length() - 1)
                : "";
    }

    /** Joined or formatted here of parts that are not all literals; a whole command from elsewhere may be what the program is for. */
    private static boolean isPutTogether(Node<Kind> command) {
        boolean joined =
                command.is(Kind.BINARY_EXPRESSION) && command.operator().equals("+");
        boolean formatted = Imports.calls(command, "fmt", "Sprintf")
                && Nodes.arguments(command).stream().skip(1).anyMatch(part -> !Nodes.isString(part));
        return formatted || (joined && command.has(Kind.IDENTIFIER));
    }
}
