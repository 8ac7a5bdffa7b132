package dev.aura.code.python.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Findings.Replacement;
import dev.aura.code.language.Rule;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** An f-string without a placeholder, not part of a longer one. */
final class FStringWithoutPlaceholder implements PythonRule {

    private static final Rule RULE = Rule.note(
            "python/fstring-without-placeholder",
            "An f-string with nothing to fill in",
            "Either the braces were forgotten or the `f` is left over.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Kind kind() {
        return Kind.STRING;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        String text = node.text();
        int quote = 0;
        while (quote < text.length() && Character.isLetter(text.charAt(quote))) {
            quote++;
        }
        String prefix = text.substring(0, quote);
        int marker = Math.max(prefix.indexOf('f'), prefix.indexOf('F'));
        Node<Kind> parent = node.parent();
        boolean part = parent != null && parent.is(Kind.CONCATENATED_STRING);
        if (marker < 0 || part || node.has(Kind.INTERPOLATION) || text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
            return;
        }
        findings.report(
                RULE,
                node.start(),
                node.end(),
                "there is nothing to fill in; drop the `f`, or add the braces that are missing",
                "drop the `f`",
                new Replacement(node.start() + marker, node.start() + marker + 1, ""));
    }
}
