package dev.aura.code.java.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.java.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;

/** A return in a finally block. */
final class ReturnInFinally implements JavaRule<ReturnStmt> {

    private static final Rule RULE = Rule.error(
            "java/return-in-finally",
            "A return in `finally` drops the exception",
            "Whatever the block threw is lost, Errors too, and so is the value it returned. Return after the try statement.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Class<ReturnStmt> nodeType() {
        return ReturnStmt.class;
    }

    @Override
    public void check(ReturnStmt node, JavaFile file, Findings findings) {
        Node child = node;
        for (Node at = node.getParentNode().orElse(null);
                at != null && !(at instanceof LambdaExpr) && !(at instanceof BodyDeclaration<?>);
                at = at.getParentNode().orElse(null)) {
            Node inner = child;
            if (at instanceof TryStmt attempt
                    && attempt.getFinallyBlock()
                            .filter(block -> Nodes.same(block, inner))
                            .isPresent()) {
                Reports.at(
                        node,
                        RULE,
                        file,
                        findings,
                        "this return drops any exception on its way; return after the try statement");
                return;
            }
            child = at;
        }
    }
}
