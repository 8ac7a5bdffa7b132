package dev.aura.code.java.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithBody;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.java.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import java.util.List;

/** `wait()` that is not in a loop of its function. */
final class WaitOutsideLoop implements JavaRule<MethodCallExpr> {

    private static final Rule RULE = Rule.warning(
            "java/wait-outside-loop",
            "A thread waits without testing again what it waits for",
            "`wait` may return without a notification, or after another thread has taken what was signalled. Call it in a"
                    + " loop that tests the condition.");

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
        if (node.getNameAsString().equals("wait") && isOfObject(node.getArguments()) && !inLoop(node)) {
            Reports.at(
                    node,
                    RULE,
                    file,
                    findings,
                    "`wait` may return without a notification; call it in a loop that tests the condition");
        }
    }

    /** Without arguments nothing else can have the name; with a number it is a time. */
    private static boolean isOfObject(List<Expression> arguments) {
        return arguments.isEmpty()
                || (arguments.size() == 1
                        && (arguments.getFirst() instanceof IntegerLiteralExpr
                                || arguments.getFirst() instanceof LongLiteralExpr));
    }

    private static boolean inLoop(Node node) {
        Node function = Reports.function(node).orElse(null);
        for (Node at = node.getParentNode().orElse(null);
                at != null && !Nodes.same(at, function);
                at = at.getParentNode().orElse(null)) {
            if (at instanceof NodeWithBody<?>) {
                return true;
            }
        }
        // A method that only waits is called from where the loop is.
        return function == null || function.findAll(MethodCallExpr.class).size() <= 1;
    }
}
