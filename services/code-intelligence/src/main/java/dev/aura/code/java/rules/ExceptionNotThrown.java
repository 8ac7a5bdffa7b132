package dev.aura.code.java.rules;

import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Declaration.Span;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Findings.Replacement;
import dev.aura.code.language.Rule;

/** `new IllegalStateException(...)` as a statement. */
final class ExceptionNotThrown implements JavaRule<ExpressionStmt> {

    private static final Rule RULE = Rule.error(
            "java/exception-not-thrown",
            "An exception is made and not thrown",
            "The statement has no effect: what was meant to stop here goes on. Write `throw` before it.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Class<ExpressionStmt> nodeType() {
        return ExpressionStmt.class;
    }

    @Override
    public boolean inTests() {
        return false;
    }

    @Override
    public void check(ExpressionStmt node, JavaFile file, Findings findings) {
        if (node.getExpression() instanceof ObjectCreationExpr creation
                && creation.getType().getNameAsString().matches("[A-Z]\\w*(Exception|Error)")
                && !creation.getType().getNameAsString().equals("Error")
                && Reports.standsAlone(node)
                && !Reports.expectsException(node)) {
            Span span = file.offsets().of(node);
            findings.report(
                    RULE,
                    span.start(),
                    span.end(),
                    "the exception is made and not thrown; write `throw` before it",
                    "throw the exception",
                    new Replacement(span.start(), span.start(), "throw "));
        }
    }
}
