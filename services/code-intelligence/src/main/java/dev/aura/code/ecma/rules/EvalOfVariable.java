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

/** `eval` or `new Function` of something that is not written out. */
final class EvalOfVariable implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.warning(
            "javascript/eval",
            "Text is run as code",
            "Whoever can influence the text can do whatever the program can. Use `JSON.parse` for data, or a table of functions.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.CALL_EXPRESSION, Kind.NEW_EXPRESSION);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role == FileRole.MAIN;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        boolean function =
                node.is(Kind.NEW_EXPRESSION) && node.fieldText("constructor").equals("Function");
        List<Node<Kind>> arguments = Nodes.arguments(node);
        if (arguments.isEmpty() || !(function || Nodes.calls(node, "eval"))) {
            return;
        }
        Node<Kind> code = Nodes.bare(arguments.getLast());
        if (!code.is(Kind.STRING) && (!code.is(Kind.TEMPLATE_STRING) || code.has(Kind.TEMPLATE_SUBSTITUTION))) {
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "this runs text as code; use `JSON.parse` for data, or a table of functions");
        }
    }
}
