package dev.aura.code.python.rules;

import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `except Exception: pass` without a comment. */
final class SwallowedException implements PythonRule {

    private static final Rule RULE = Rule.warning(
            "python/swallowed-exception",
            "Any failure is dropped without a word",
            "`except Exception: pass` hides mistakes in the code as well as failures. Catch what is expected, or log it, or say in a comment"
                    + " why it may be ignored.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Kind kind() {
        return Kind.EXCEPT_CLAUSE;
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role != FileRole.TEST;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> caught = node.first();
        Node<Kind> body = node.last();
        if (caught == null || body == null || !body.is(Kind.BLOCK) || !isBroad(caught) || isCommented(node, file)) {
            return;
        }
        if (body.children().size() == 1 && body.children().getFirst().is(Kind.PASS_STATEMENT)) {
            findings.report(
                    RULE,
                    node.start(),
                    caught.end(),
                    "any failure is dropped here; catch what is expected, or log it, or say in a comment why it may be ignored");
        }
    }

    private static boolean isBroad(Node<Kind> caught) {
        Node<Kind> type = caught.is(Kind.AS_PATTERN) && caught.first() != null
                ? caught.children().getFirst()
                : caught;
        return type.isText("Exception") || type.isText("BaseException");
    }

    private static boolean isCommented(Node<Kind> node, SyntaxFile<Kind> file) {
        Tokens tokens = file.tokens();
        int until = file.source().lineStart(file.source().line(node.end()) + 1);
        for (int index = tokens.from(node.start()); index < tokens.size() && tokens.start(index) < until; index++) {
            if (tokens.kind(index) == Tokens.Kind.COMMENT) {
                return true;
            }
        }
        return false;
    }
}
