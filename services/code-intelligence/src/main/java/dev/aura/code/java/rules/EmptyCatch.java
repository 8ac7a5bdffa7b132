package dev.aura.code.java.rules;

import com.github.javaparser.ast.stmt.CatchClause;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Declaration.Span;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;

/** A catch block with nothing in it, not even a comment. */
final class EmptyCatch implements JavaRule<CatchClause> {

    private static final Rule RULE = Rule.warning(
            "java/empty-catch",
            "An exception is caught and dropped without a word",
            "The failure disappears and shows up elsewhere. Handle it, pass it on, or say why it may be ignored: with a comment, or by"
                    + " naming the variable `ignored`.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Class<CatchClause> nodeType() {
        return CatchClause.class;
    }

    @Override
    public boolean inTests() {
        return false;
    }

    @Override
    public void check(CatchClause node, JavaFile file, Findings findings) {
        Span body = file.offsets().of(node.getBody());
        String inside = file.source().slice(body.start() + 1, Math.max(body.start() + 1, body.end() - 1));
        if (node.getBody().isEmpty()
                && inside.isBlank()
                && !Reports.saysIgnored(node.getParameter().getNameAsString())) {
            Reports.at(
                    node,
                    RULE,
                    file,
                    findings,
                    "`" + node.getParameter().getTypeAsString()
                            + "` is caught and dropped; handle it, pass it on, or say in a comment why it may be ignored");
        }
    }
}
