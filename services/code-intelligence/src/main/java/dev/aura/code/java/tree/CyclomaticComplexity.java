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
import com.github.javaparser.ast.nodeTypes.SwitchNode;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.WhileStmt;

/**
 * McCabe's cyclomatic complexity with the conventions of PMD 7: 1, and one more for each branch, loop, catch, throw, case label
 * (default and patterns excepted) and conditional expression, and for each {@code &&} and {@code ||} in a condition. Lambdas and
 * classes inside are not counted.
 */
public final class CyclomaticComplexity {

    private CyclomaticComplexity() {}

    /** Of a method or constructor. */
    public static int of(JavaTree tree, int callable) {
        int total = 1;
        int index = callable + 1;
        while (index < tree.end(callable)) {
            NodeKind kind = tree.kind(index);
            boolean isBoundary = kind == NodeKind.LAMBDA || kind.isMember();
            if (!isBoundary && kind != NodeKind.OTHER) {
                total += own(kind, tree.node(index));
            }
            index = isBoundary ? tree.end(index) : index + 1;
        }
        return total;
    }

    private static int own(NodeKind kind, Node node) {
        return switch (kind) {
            case IF -> 1 + paths(((IfStmt) node).getCondition());
            case WHILE -> 1 + paths(((WhileStmt) node).getCondition());
            case DO -> 1 + paths(((DoStmt) node).getCondition());
            case FOR ->
                1
                        + ((ForStmt) node)
                                .getCompare()
                                .map(CyclomaticComplexity::paths)
                                .orElse(0);
            case FOR_EACH, CATCH, THROW -> 1;
            case CONDITIONAL -> 1 + paths(((ConditionalExpr) node).getCondition());
            case SWITCH -> choice((SwitchNode) node);
            default -> 0;
        };
    }

    private static int choice(SwitchNode choice) {
        return paths(choice.getSelector()) + labels(choice.getEntries());
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
