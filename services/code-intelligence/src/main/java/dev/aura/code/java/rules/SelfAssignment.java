package dev.aura.code.java.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;

/** A variable assigned to itself; most often a parameter of the wrong name. */
final class SelfAssignment implements JavaRule<AssignExpr> {

    private static final Rule RULE = Rule.error(
            "java/self-assignment",
            "A variable is assigned to itself",
            "The assignment does nothing; usually a parameter is missing or is spelled otherwise, and the field keeps its default.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Class<AssignExpr> nodeType() {
        return AssignExpr.class;
    }

    @Override
    public void check(AssignExpr node, JavaFile file, Findings findings) {
        if (node.getOperator() == AssignExpr.Operator.ASSIGN && isSelf(node.getTarget(), node.getValue())) {
            Reports.at(
                    node,
                    RULE,
                    file,
                    findings,
                    "`" + node.getTarget()
                            + "` is assigned to itself; a parameter may be missing or spelled otherwise");
        }
    }

    private static boolean isSelf(Expression target, Expression value) {
        if (target instanceof NameExpr name && value instanceof NameExpr other) {
            return name.getNameAsString().equals(other.getNameAsString());
        }
        if (!(target instanceof FieldAccessExpr field)
                || !(field.getScope() instanceof ThisExpr self)
                || self.getTypeName().isPresent()) {
            return false;
        }
        return switch (value) {
            case FieldAccessExpr other ->
                other.getScope() instanceof ThisExpr
                        && other.getNameAsString().equals(field.getNameAsString())
                        && other.getScope().equals(self);
            case NameExpr name ->
                name.getNameAsString().equals(field.getNameAsString()) && !isLocal(name, field.getNameAsString());
            default -> false;
        };
    }

    /** Whether anything around declares the name otherwise than as a field. */
    private static boolean isLocal(Node place, String name) {
        for (Node at = place; at != null; at = at.getParentNode().orElse(null)) {
            if (at instanceof CompactConstructorDeclaration) {
                return true;
            }
            if (at instanceof CallableDeclaration<?> callable && declares(callable, name)) {
                return true;
            }
            if (at instanceof FieldDeclaration) {
                return declares(at, name) || at.findFirst(Parameter.class).isPresent();
            }
        }
        return false;
    }

    private static boolean declares(Node around, String name) {
        return around.findFirst(
                                Parameter.class,
                                parameter -> parameter.getNameAsString().equals(name))
                        .isPresent()
                || around.findFirst(
                                VariableDeclarator.class,
                                local -> local.getNameAsString().equals(name))
                        .isPresent()
                || around.findFirst(
                                TypePatternExpr.class,
                                pattern -> pattern.getNameAsString().equals(name))
                        .isPresent();
    }
}
