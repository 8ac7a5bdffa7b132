package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.List;
import java.util.Set;

/** `exec` of `child_process` with a command that is put together. */
final class CommandInjection implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.warning(
            "javascript/command-injection",
            "A shell command is put together from parts",
            "A shell runs the text, so whoever can influence a part can run anything. Use `execFile` or `spawn` with a list of"
                    + " arguments.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.CALL_EXPRESSION);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role == FileRole.MAIN;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        String name = Nodes.calledName(node);
        List<Node<Kind>> arguments = Nodes.arguments(node);
        if ((!name.equals("exec") && !name.equals("execSync"))
                || arguments.isEmpty()
                || !isAssembled(arguments.getFirst())) {
            return;
        }
        if (file.source().text().contains("child_process") && isShell(node)) {
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "a shell runs this text, whatever its parts hold; use `execFile` or `spawn` with a list of arguments");
        }
    }

    private static final Set<String> MODULES = Set.of("child_process", "cp", "childProcess", "child");

    /** Other things have an `exec` too, regular expressions and databases above all. */
    private static boolean isShell(Node<Kind> call) {
        Node<Kind> callee = call.field("function");
        return callee != null && (callee.is(Kind.IDENTIFIER) || MODULES.contains(callee.fieldText("object")));
    }

    private static boolean isAssembled(Node<Kind> command) {
        if (command.is(Kind.TEMPLATE_STRING)) {
            return command.has(Kind.TEMPLATE_SUBSTITUTION);
        }
        return command.is(Kind.BINARY_EXPRESSION)
                && command.operator().equals("+")
                && command.find(part -> part.is(Kind.STRING)) != null
                && command.find(part -> part.is(Kind.IDENTIFIER) || part.is(Kind.MEMBER_EXPRESSION)) != null;
    }
}
