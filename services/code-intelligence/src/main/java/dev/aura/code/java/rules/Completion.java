package dev.aura.code.java.rules;

import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;

/** Whether a statement can complete normally, in the sense of JLS 14.22; where it is hard to tell, no. */
final class Completion {

    private Completion() {}

    static boolean canComplete(Statement statement) {
        return switch (statement) {
            case ReturnStmt ignored -> false;
            case ThrowStmt ignored -> false;
            case BreakStmt ignored -> false;
            case ContinueStmt ignored -> false;
            case YieldStmt ignored -> false;
            case BlockStmt block -> block.getStatements().stream().allMatch(Completion::canComplete);
            case IfStmt branch ->
                branch.getElseStmt().map(Completion::canComplete).orElse(true) || canComplete(branch.getThenStmt());
            case SynchronizedStmt locked -> canComplete(locked.getBody());
            case TryStmt attempt -> canComplete(attempt);
            case WhileStmt loop -> !isTrue(loop.getCondition());
            case DoStmt loop -> !isTrue(loop.getCondition());
            case ForStmt loop ->
                loop.getCompare().filter(condition -> !isTrue(condition)).isPresent();
            case ExpressionStmt expression -> !isExit(expression.getExpression());
            case SwitchStmt ignored -> false;
            case LabeledStmt ignored -> false;
            default -> true;
        };
    }

    private static boolean canComplete(TryStmt attempt) {
        if (attempt.getFinallyBlock().filter(block -> !canComplete(block)).isPresent()) {
            return false;
        }
        return canComplete(attempt.getTryBlock())
                || attempt.getCatchClauses().stream().anyMatch(caught -> canComplete(caught.getBody()));
    }

    private static boolean isTrue(Expression condition) {
        return condition instanceof BooleanLiteralExpr literal && literal.getValue();
    }

    private static boolean isExit(Expression expression) {
        return expression instanceof MethodCallExpr call
                && (call.getNameAsString().equals("exit")
                        || call.getNameAsString().equals("fail"));
    }
}
