package dev.aura.code.java.rules;

import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.type.Type;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;

/** `catch (Throwable)` that neither looks at what it caught nor throws: an OutOfMemoryError goes unseen. */
final class CatchThrowable implements JavaRule<CatchClause> {

    private static final Rule RULE = Rule.warning(
            "java/catch-throwable",
            "Every error is caught and none is looked at",
            "`Throwable` includes OutOfMemoryError, StackOverflowError and failed assertions. Catch what the code can really throw, or"
                    + " log and rethrow the rest, or say in a comment why all is caught.");

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
        Type type = node.getParameter().getType();
        String name = node.getParameter().getNameAsString();
        boolean broad = type.asString().equals("Throwable") || type.asString().equals("java.lang.Throwable");
        // An empty block is the business of java/empty-catch.
        if (broad
                && !node.getBody().isEmpty()
                && !Reports.saysIgnored(name)
                && !Reports.isCommented(file, file.offsets().of(node))
                && node.getBody().findFirst(ThrowStmt.class).isEmpty()
                && node.getBody()
                        .findFirst(NameExpr.class, use -> use.getNameAsString().equals(name))
                        .isEmpty()) {
            Reports.at(
                    node.getParameter(),
                    RULE,
                    file,
                    findings,
                    "every error, OutOfMemoryError too, is caught here and not looked at; catch what can be thrown, or rethrow");
        }
    }
}
