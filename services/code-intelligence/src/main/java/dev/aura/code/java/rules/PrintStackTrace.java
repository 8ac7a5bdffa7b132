package dev.aura.code.java.rules;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;

/** `printStackTrace()` on a caught exception. */
final class PrintStackTrace implements JavaRule<MethodCallExpr> {

    private static final Rule RULE = Rule.note(
            "java/print-stack-trace",
            "A stack trace goes to standard error",
            "It bypasses the log, and the failure is otherwise ignored. Log the exception with what was being done, or pass it on.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Class<MethodCallExpr> nodeType() {
        return MethodCallExpr.class;
    }

    @Override
    public boolean inTests() {
        return false;
    }

    @Override
    public void check(MethodCallExpr node, JavaFile file, Findings findings) {
        boolean prints = node.getNameAsString().equals("printStackTrace")
                && node.getArguments().isEmpty()
                && node.getScope().orElse(null) instanceof NameExpr;
        boolean inMain = Reports.around(node, MethodDeclaration.class)
                .filter(method -> method.getNameAsString().equals("main"))
                .isPresent();
        if (prints && !inMain && Reports.around(node, CatchClause.class).isPresent()) {
            Reports.at(node, RULE, file, findings, "the failure only goes to standard error; log it or pass it on");
        }
    }
}
