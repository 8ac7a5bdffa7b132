package dev.aura.code.java.tree;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Cognitive complexity after SonarSource's white paper (G. Ann Campbell, version 1.7), with the readings of PMD 7 where the paper
 * leaves a choice; {@code docs/decisions} lists them. Lambdas and local classes count for the method that they stand in.
 */
final class CognitiveComplexity {

    private final JavaTree tree;
    private final Deque<MethodDeclaration> methods = new ArrayDeque<>();
    private int total;
    private int nesting;
    private BinaryExpr.@Nullable Operator run;

    private CognitiveComplexity(JavaTree tree, Node callable) {
        this.tree = tree;
        for (Node outer = callable.getParentNode().orElse(null);
                outer != null;
                outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof MethodDeclaration method) {
                methods.addLast(method);
            }
        }
    }

    static int of(JavaTree tree, int callable) {
        CognitiveComplexity complexity = new CognitiveComplexity(tree, tree.node(callable));
        complexity.visit(callable);
        return complexity.total;
    }

    private void visit(int index) {
        switch (tree.kind(index)) {
            case OTHER -> children(index);
            case IF -> branch(index, (IfStmt) tree.node(index));
            case FOR, FOR_EACH, WHILE, DO, CATCH, SWITCH, CONDITIONAL -> structural(index);
            case LAMBDA, CLASS -> nested(index);
            case CREATION -> creation(index);
            case BLOCK -> block(index);
            case METHOD -> method(index);
            default -> expression(index);
        }
    }

    private void expression(int index) {
        Node node = tree.node(index);
        switch (tree.kind(index)) {
            case BREAK -> total += ((BreakStmt) node).getLabel().isPresent() ? 1 : 0;
            case CONTINUE -> total += ((ContinueStmt) node).getLabel().isPresent() ? 1 : 0;
            case BINARY -> operator((BinaryExpr) node);
            case UNARY -> negation((UnaryExpr) node);
            case CALL -> total += Recursion.calls((MethodCallExpr) node, methods) ? 1 : 0;
            default -> {}
        }
        children(index);
    }

    /** A sequence of like operators counts once. */
    private void operator(BinaryExpr binary) {
        if (CyclomaticComplexity.isShortCircuit(binary) && run != binary.getOperator()) {
            total++;
            run = binary.getOperator();
        }
    }

    private void negation(UnaryExpr unary) {
        if (unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
            run = null;
        }
    }

    private void branch(int index, IfStmt branch) {
        boolean first = !(branch.getParentNode().orElse(null) instanceof IfStmt);
        visit(tree.child(index, branch.getCondition()));
        if (first) {
            total += 1 + nesting;
            nesting++;
        }
        visit(tree.child(index, branch.getThenStmt()));
        if (first) {
            nesting--;
        }
        branch.getElseStmt().ifPresent(other -> otherwise(tree.child(index, other)));
    }

    private void otherwise(int branch) {
        total++;
        nesting++;
        visit(branch);
        nesting--;
    }

    private void structural(int index) {
        total += 1 + nesting;
        nested(index);
    }

    private void nested(int index) {
        nesting++;
        children(index);
        nesting--;
    }

    private void creation(int index) {
        for (int child = index + 1; child < tree.end(index); child = tree.end(child)) {
            int deeper = tree.kind(child).isMember() ? 1 : 0;
            nesting += deeper;
            visit(child);
            nesting -= deeper;
        }
    }

    private void block(int index) {
        for (int child = index + 1; child < tree.end(index); child = tree.end(child)) {
            run = null;
            visit(child);
        }
    }

    private void method(int index) {
        methods.push((MethodDeclaration) tree.node(index));
        children(index);
        methods.pop();
    }

    private void children(int index) {
        for (int child = index + 1; child < tree.end(index); child = tree.end(child)) {
            visit(child);
        }
    }
}
