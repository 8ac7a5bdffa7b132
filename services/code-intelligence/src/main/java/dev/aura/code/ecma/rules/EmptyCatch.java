package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.Set;
import java.util.regex.Pattern;

/** A handler without a statement or a comment. */
final class EmptyCatch implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.warning(
            "javascript/empty-catch",
            "A failure is dropped without a word",
            "Mistakes in the code vanish along with the failure that was expected. Handle it, or say in a comment why it may be"
                    + " ignored.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.CATCH_CLAUSE);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role != FileRole.TEST;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> body = node.field("body");
        Node<Kind> parameter = node.field("parameter");
        boolean ignored = parameter != null && IGNORED.matcher(parameter.text()).matches();
        if (body != null && body.children().isEmpty() && !ignored && isBlank(body, file)) {
            findings.report(
                    RULE,
                    node.start(),
                    body.end(),
                    "a failure is dropped here; handle it, or say in a comment why it may be ignored");
        }
    }

    private static final Pattern IGNORED = Pattern.compile("_\\w*|ignored?|unused");

    private static boolean isBlank(Node<Kind> body, SyntaxFile<Kind> file) {
        Tokens tokens = file.tokens();
        int line = file.source().line(Math.max(body.start(), body.end() - 1));
        int until = file.source().lineStart(line + 1);
        for (int index = tokens.from(body.start()); index < tokens.size() && tokens.start(index) < until; index++) {
            if (tokens.kind(index) == Tokens.Kind.COMMENT) {
                return false;
            }
        }
        return body.text().length() < 2
                || body.text().substring(1, body.text().length() - 1).isBlank();
    }
}
