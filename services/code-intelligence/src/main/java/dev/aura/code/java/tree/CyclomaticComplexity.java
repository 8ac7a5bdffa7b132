package dev.aura.code.java.tree;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.PatternExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.WhileStmt;

/**
 * McCabe's cyclomatic complexity with the conventions of PMD 7: 1, and one more for each branch, loop, catch, throw, case label
 * (default and patterns excepted) and conditional expression, and for each {@code &&} and {@code ||} in a condition. Lambdas and
 * classes inside are not counted.
 */
public final class CyclomaticComplexity {

    private CyclomaticComplexity() {}

    public static int of(Node callable) {
        int total = 1;
        for (Node child : callable.getChildNodes()) {
            total += in(child);
        }
        return total;
    }

    private static int in(Node node) {
        if (isBoundary(node)) {
            return 0;
        }
        int total = own(node);
        for (Node child : node.getChildNodes()) {
            total += isAnonymousBody(node, child) ? 0 : in(child);
        }
        return total;
    }

    private static int own(Node node) {
        return switch (node) {
            case IfStmt branch -> 1 + paths(branch.getCondition());
            case WhileStmt loop -> 1 + paths(loop.getCondition());
            case DoStmt loop -> 1 + paths(loop.getCondition());
            case ForStmt loop ->
                1 + loop.getCompare().map(CyclomaticComplexity::paths).orElse(0);
            case ForEachStmt ignored -> 1;
            case CatchClause ignored -> 1;
            case ThrowStmt ignored -> 1;
            case ConditionalExpr choice -> 1 + paths(choice.getCondition());
            case SwitchStmt choice -> paths(choice.getSelector()) + labels(choice.getEntries());
            case SwitchExpr choice -> paths(choice.getSelector()) + labels(choice.getEntries());
            default -> 0;
        };
    }

    private static int labels(NodeList<SwitchEntry> entries) {
        int total = 0;
        for (SwitchEntry entry : entries) {
            if (!entry.isDefault()) {
                total += (int) entry.getLabels().stream()
                        .filter(label -> !(label instanceof PatternExpr))
                        .count();
            }
        }
        return total;
    }

    /** Paths through a condition: its short-circuit operators; a conditional expression adds two. */
    private static int paths(Expression condition) {
        Expression bare = condition;
        while (bare instanceof EnclosedExpr enclosed) {
            bare = enclosed.getInner();
        }
        if (bare instanceof ConditionalExpr choice) {
            return paths(choice.getCondition()) + paths(choice.getThenExpr()) + paths(choice.getElseExpr()) + 2;
        }
        return operators(bare);
    }

    private static int operators(Node node) {
        if (isBoundary(node)) {
            return 0;
        }
        int total = isShortCircuit(node) ? 1 : 0;
        for (Node child : node.getChildNodes()) {
            total += isAnonymousBody(node, child) ? 0 : operators(child);
        }
        return total;
    }

    static boolean isShortCircuit(Node node) {
        return node instanceof BinaryExpr binary
                && (binary.getOperator() == BinaryExpr.Operator.AND || binary.getOperator() == BinaryExpr.Operator.OR);
    }

    private static boolean isBoundary(Node node) {
        return node instanceof LambdaExpr || node instanceof TypeDeclaration<?>;
    }

    /** Whether a child is a member of the class body that a {@code new} expression carries. */
    static boolean isAnonymousBody(Node node, Node child) {
        return node instanceof ObjectCreationExpr && child instanceof com.github.javaparser.ast.body.BodyDeclaration<?>;
    }
}
