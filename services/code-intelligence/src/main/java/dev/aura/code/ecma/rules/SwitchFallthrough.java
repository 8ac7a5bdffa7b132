package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A case that runs on into the next without saying so. */
final class SwitchFallthrough implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.warning(
            "javascript/switch-fallthrough",
            "A case runs on into the next",
            "A forgotten `break` looks the same. End the case, or say `// falls through`.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.SWITCH_BODY);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        List<Node<Kind>> clauses = node.children();
        for (int index = 0; index + 1 < clauses.size(); index++) {
            List<Node<Kind>> body = clauses.get(index).fields("body");
            Node<Kind> next = clauses.get(index + 1);
            if (!body.isEmpty() && Completion.runsOn(body) && !isCommented(body.getLast(), next, file)) {
                findings.report(
                        RULE,
                        next.start(),
                        Math.min(next.end(), next.start() + KEYWORD_LENGTH),
                        "the case above runs on into this one; end it with `break`, or say `// falls through`");
            }
        }
    }

    private static final int KEYWORD_LENGTH = 4;

    private static boolean isCommented(Node<Kind> last, Node<Kind> next, SyntaxFile<Kind> file) {
        Tokens tokens = file.tokens();
        int until = file.source().lineStart(file.source().line(next.start()) + 1);
        for (int index = tokens.from(last.start()); index < tokens.size() && tokens.start(index) < until; index++) {
            if (tokens.kind(index) == Tokens.Kind.COMMENT
                    && SAYS_SO.matcher(tokens.text(index)).find()) {
                return true;
            }
        }
        return false;
    }

    private static final Pattern SAYS_SO = Pattern.compile("(?i)fall|through|no.?break|next case");
}
