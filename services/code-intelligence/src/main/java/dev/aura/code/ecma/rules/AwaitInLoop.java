package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.Set;

/** `await` in a loop over a list, where no turn needs the one before. */
final class AwaitInLoop implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.note(
            "javascript/await-in-loop",
            "Calls wait for each other that need not",
            "Each turn waits for the one before. Where they do not depend on each other, start them all and await `Promise.all`.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.AWAIT_EXPRESSION);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role == FileRole.MAIN;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> loop = node.enclosing(Kind.FOR_IN_STATEMENT, Nodes.BORDERS);
        Node<Kind> nearer = node.enclosing(Nodes.LOOPS);
        Node<Kind> body = loop == null ? null : loop.field("body");
        boolean inBody = body != null && body.start() <= node.start() && node.end() <= body.end();
        if (loop == null
                || body == null
                || loop != nearer
                || !inBody
                || !loop.operator().equals("of")
                || loop.hasWord("await")) {
            return;
        }
        Node<Kind> statement = node.parent();
        if (statement != null && statement.is(Kind.EXPRESSION_STATEMENT) && isAlone(body)) {
            findings.report(
                    RULE,
                    node.start(),
                    node.start() + "await".length(),
                    "each turn waits for the one before; if none needs it, await `Promise.all` of them");
        }
    }

    /** Whether the turns look independent: one statement, that leaves nothing for the next turn. */
    private static boolean isAlone(Node<Kind> body) {
        return body.is(Kind.EXPRESSION_STATEMENT)
                || (body.is(Kind.STATEMENT_BLOCK)
                        && body.children().size() == 1
                        && !body.has(Kind.ASSIGNMENT_EXPRESSION));
    }
}
