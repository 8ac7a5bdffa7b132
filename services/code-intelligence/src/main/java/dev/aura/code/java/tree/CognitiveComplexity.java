package dev.aura.code.java.tree;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Cognitive complexity after SonarSource's white paper (G. Ann Campbell, version 1.7), with the readings of PMD 7 where the paper
 * leaves a choice; {@code docs/decisions} lists them. Lambdas and local classes count for the method that they stand in.
 */
final class CognitiveComplexity {

    private final Deque<MethodDeclaration> methods = new ArrayDeque<>();
    private int total;
    private int nesting;
    private BinaryExpr.@Nullable Operator run;

    private CognitiveComplexity(Node callable) {
        for (Node outer = callable.getParentNode().orElse(null);
                outer != null;
                outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof MethodDeclaration method) {
                methods.addLast(method);
            }
        }
    }

    static int of(Node callable) {
        CognitiveComplexity complexity = new CognitiveComplexity(callable);
        complexity.visit(callable);
        return complexity.total;
    }

    private void visit(Node node) {
        switch (node) {
            case IfStmt branch -> branch(branch);
            case ForStmt ignored -> structural(node);
            case ForEachStmt ignored -> structural(node);
            case WhileStmt ignored -> structural(node);
            case DoStmt ignored -> structural(node);
            case CatchClause ignored -> structural(node);
            case SwitchStmt ignored -> structural(node);
            case SwitchExpr ignored -> structural(node);
            case ConditionalExpr ignored -> structural(node);
            case LambdaExpr ignored -> nested(node);
            case ClassOrInterfaceDeclaration ignored -> nested(node);
            case ObjectCreationExpr creation -> creation(creation);
            case BlockStmt block -> block(block);
            case MethodDeclaration method -> method(method);
            default -> expression(node);
        }
    }

    private void expression(Node node) {
        switch (node) {
            case BreakStmt jump -> total += jump.getLabel().isPresent() ? 1 : 0;
            case ContinueStmt jump -> total += jump.getLabel().isPresent() ? 1 : 0;
            case BinaryExpr binary when CyclomaticComplexity.isShortCircuit(binary) -> operator(binary.getOperator());
            case UnaryExpr unary when unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT -> run = null;
            case MethodCallExpr call when Recursion.calls(call, methods) -> total++;
            default -> {}
        }
        children(node);
    }

    /** A sequence of like operators counts once. */
    private void operator(BinaryExpr.Operator operator) {
        if (run != operator) {
            total++;
            run = operator;
        }
    }

    private void branch(IfStmt branch) {
        boolean first = !(branch.getParentNode().orElse(null) instanceof IfStmt);
        visit(branch.getCondition());
        if (first) {
            total += 1 + nesting;
            nesting++;
        }
        visit(branch.getThenStmt());
        if (first) {
            nesting--;
        }
        branch.getElseStmt().ifPresent(this::otherwise);
    }

    private void otherwise(Statement branch) {
        total++;
        nesting++;
        visit(branch);
        nesting--;
    }

    private void structural(Node node) {
        total += 1 + nesting;
        nested(node);
    }

    private void nested(Node node) {
        nesting++;
        children(node);
        nesting--;
    }

    private void creation(ObjectCreationExpr creation) {
        for (Node child : creation.getChildNodes()) {
            if (child instanceof BodyDeclaration<?>) {
                nesting++;
                visit(child);
                nesting--;
            } else {
                visit(child);
            }
        }
    }

    private void block(BlockStmt block) {
        for (Statement statement : block.getStatements()) {
            run = null;
            visit(statement);
        }
    }

    private void method(MethodDeclaration method) {
        methods.push(method);
        children(method);
        methods.pop();
    }

    private void children(Node node) {
        for (Node child : node.getChildNodes()) {
            visit(child);
        }
    }
}
