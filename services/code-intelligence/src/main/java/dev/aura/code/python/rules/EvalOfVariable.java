package dev.aura.code.python.rules;

import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.python.tree.Nodes;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `eval` or `exec` of something that is not written out. */
final class EvalOfVariable implements PythonRule {

    private static final Rule RULE = Rule.warning(
            "python/eval",
            "Text is run as code",
            "Whoever can influence the text can do whatever the program can. Use `ast.literal_eval` for data, or a table of functions.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Kind kind() {
        return Kind.CALL;
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role == FileRole.MAIN;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        String name = Nodes.name(node);
        Node<Kind> arguments = node.child(Kind.ARGUMENT_LIST);
        Node<Kind> first = arguments == null ? null : arguments.first();
        if ((name.equals("eval") || name.equals("exec")) && first != null && !isWrittenOut(Nodes.bare(first))) {
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "`" + name + "` runs text as code; use `ast.literal_eval` for data, or a table of functions");
        }
    }

    private static boolean isWrittenOut(Node<Kind> argument) {
        return (argument.is(Kind.STRING) && !argument.has(Kind.INTERPOLATION))
                || argument.is(Kind.CONCATENATED_STRING)
                || (argument.is(Kind.CALL) && Nodes.name(argument).equals("compile"));
    }
}
