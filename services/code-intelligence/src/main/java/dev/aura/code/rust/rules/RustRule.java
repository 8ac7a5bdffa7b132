package dev.aura.code.rust.rules;

import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.Set;

/** A rule that looks at some kinds of nodes. */
abstract class RustRule implements SyntaxRule<Kind> {

    private final Rule rule;
    private final Set<Kind> kinds;

    RustRule(Rule rule, Kind... kinds) {
        this.rule = rule;
        this.kinds = Set.of(kinds);
    }

    @Override
    public final Rule rule() {
        return rule;
    }

    @Override
    public final Set<Kind> kinds() {
        return kinds;
    }

    final void report(Node<Kind> node, Findings findings, String message) {
        findings.report(rule, node.start(), node.end(), message);
    }

    /** Whether code is there for tests: by the file's place, or by an attribute of what is around. */
    static boolean isForTests(Node<Kind> node, SyntaxFile<Kind> file) {
        return file.role() == FileRole.TEST || Nodes.inTest(node);
    }

    /** Whether a comment stands on the lines of a node, or right before its statement. */
    static boolean isCommented(Node<Kind> node, SyntaxFile<Kind> file) {
        return comments(node, file).length() > 0;
    }

    /** The comments on the lines of a node's first line, inside it, and right before its statement. */
    static String comments(Node<Kind> node, SyntaxFile<Kind> file) {
        Node<Kind> statement = statement(node);
        Tokens tokens = file.tokens();
        StringBuilder text = new StringBuilder();
        int lineEnd = file.source().lineStart(file.source().line(node.end()) + 1);
        int index = tokens.from(Math.min(statement.start(), node.start()));
        for (int before = index - 1; before >= 0 && tokens.kind(before) == Tokens.Kind.COMMENT; before--) {
            text.append(tokens.text(before)).append('\n');
        }
        for (; index < tokens.size() && tokens.start(index) < lineEnd; index++) {
            if (tokens.kind(index) == Tokens.Kind.COMMENT) {
                text.append(tokens.text(index)).append('\n');
            }
        }
        return text.toString();
    }

    /** The outermost node around one that is still one statement, arm or field. */
    private static Node<Kind> statement(Node<Kind> node) {
        Node<Kind> at = node;
        for (Node<Kind> up = at.parent();
                up != null
                        && !up.is(Kind.BLOCK)
                        && !up.is(Kind.DECLARATION_LIST)
                        && !up.is(Kind.SOURCE_FILE)
                        && !up.is(Kind.MATCH_BLOCK);
                up = up.parent()) {
            at = up;
        }
        return at;
    }
}
