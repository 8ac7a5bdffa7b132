package dev.aura.code.java.rules;

import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.java.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import java.util.HashSet;
import java.util.Set;

/** A condition that was tested further up in the same chain of `else if`. */
final class DuplicateCondition implements JavaRule<IfStmt> {

    private static final Rule RULE = Rule.error(
            "java/duplicate-condition",
            "A branch can never be reached: its condition was tested before",
            "The first branch with the condition takes every case. One of the two is meant to test something else.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Class<IfStmt> nodeType() {
        return IfStmt.class;
    }

    @Override
    public void check(IfStmt node, JavaFile file, Findings findings) {
        boolean continues = node.getParentNode().orElse(null) instanceof IfStmt outer
                && outer.getElseStmt().filter(last -> Nodes.same(node, last)).isPresent();
        if (continues) {
            return;
        }
        Set<Expression> seen = new HashSet<>();
        for (Statement at = node;
                at instanceof IfStmt branch;
                at = branch.getElseStmt().orElse(null)) {
            Expression condition = branch.getCondition();
            if (hasEffect(condition)) {
                return; // what it changes may make a later test come out otherwise
            }
            if (!seen.add(condition)) {
                Reports.at(
                        condition,
                        RULE,
                        file,
                        findings,
                        "this condition was tested above, so the branch is never taken; test something else");
            }
        }
    }

    private static boolean hasEffect(Expression condition) {
        return condition.findFirst(AssignExpr.class).isPresent()
                || condition
                        .findFirst(MethodCallExpr.class, call -> !isQuestion(call))
                        .isPresent()
                || condition.findFirst(ObjectCreationExpr.class).isPresent()
                || condition
                        .findFirst(
                                UnaryExpr.class,
                                unary -> unary.getOperator().isPrefix()
                                        ? unary.getOperator() == UnaryExpr.Operator.PREFIX_INCREMENT
                                                || unary.getOperator() == UnaryExpr.Operator.PREFIX_DECREMENT
                                        : unary.getOperator().isPostfix())
                        .isPresent();
    }

    private static boolean isQuestion(MethodCallExpr call) {
        String name = call.getNameAsString();
        return name.equals("equals")
                || name.equals("equalsIgnoreCase")
                || name.equals("startsWith")
                || name.equals("endsWith")
                || name.equals("isEmpty")
                || name.equals("isInstance");
    }
}
