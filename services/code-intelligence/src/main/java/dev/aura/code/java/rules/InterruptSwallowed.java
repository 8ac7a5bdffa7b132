package dev.aura.code.java.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import java.util.Locale;

/** An InterruptedException that is caught and forgotten. */
final class InterruptSwallowed implements JavaRule<CatchClause> {

    private static final Rule RULE = Rule.warning(
            "java/interrupt-swallowed",
            "An interrupt is caught and forgotten",
            "Whoever interrupted the thread wants it to stop; after the catch nothing tells the callers so. Call"
                    + " `Thread.currentThread().interrupt()`, or throw.");

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
        if (node.getParameter().getType().asString().endsWith("InterruptedException")
                && !isHandled(node)
                && !(node.getBody().isEmpty() && isAcknowledged(node, file))) {
            Reports.at(
                    node.getParameter(),
                    RULE,
                    file,
                    findings,
                    "the interrupt is forgotten here; call `Thread.currentThread().interrupt()` or throw");
        }
    }

    private static boolean isAcknowledged(CatchClause node, JavaFile file) {
        return Reports.saysIgnored(node.getParameter().getNameAsString())
                || Reports.isCommented(file, file.offsets().of(node));
    }

    /** Rethrown, restored, remembered in a flag, handed to someone who can, or the end of what the thread does. */
    private static boolean isHandled(CatchClause node) {
        String name = node.getParameter().getNameAsString();
        Node body = node.getBody();
        return body.findFirst(ThrowStmt.class).isPresent()
                || body.findFirst(ReturnStmt.class).isPresent()
                || body.findFirst(BreakStmt.class).isPresent()
                || body.findFirst(MethodCallExpr.class, InterruptSwallowed::restores)
                        .isPresent()
                || body.findFirst(AssignExpr.class, flag -> flag.getValue() instanceof BooleanLiteralExpr)
                        .isPresent()
                || body.findFirst(NameExpr.class, use -> isHandedOver(use, name))
                        .isPresent();
    }

    private static boolean restores(MethodCallExpr call) {
        return call.getNameAsString().toLowerCase(Locale.ROOT).contains("interrupt");
    }

    private static boolean isHandedOver(NameExpr use, String name) {
        return use.getNameAsString().equals(name)
                && use.getParentNode().orElse(null) instanceof MethodCallExpr call
                && call.getArguments().contains(use)
                && !call.getNameAsString()
                        .toLowerCase(Locale.ROOT)
                        .matches(".*(log|trace|debug|info|warn|error|severe|fine|print|println).*");
    }
}
