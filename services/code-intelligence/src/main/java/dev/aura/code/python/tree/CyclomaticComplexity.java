package dev.aura.code.python.tree;

import dev.aura.code.syntax.Node;
import java.util.List;

/**
 * McCabe's cyclomatic complexity as mccabe 0.7 counts it, which is flake8's C901: 1, and one more for each {@code if}, {@code elif}, loop, {@code try}, handler and
 * local function, whose branches count too. Conditions, conditional expressions, comprehensions and lambdas count nothing. Other than
 * there, cases of {@code match} count (except the one that takes all), and so does what is in {@code finally}.
 */
public final class CyclomaticComplexity {

    private CyclomaticComplexity() {}

    public static int of(Node<Kind> function) {
        Node<Kind> body = function.child(Kind.BLOCK);
        return body == null ? 1 : 1 + in(body);
    }

    private static int in(Node<Kind> node) {
        int total = 0;
        List<Node<Kind>> children = node.children();
        for (int at = 0; at < children.size(); at++) {
            Node<Kind> child = children.get(at);
            total += switch (child.kind()) {
                case IF_STATEMENT,
                        ELIF_CLAUSE,
                        FOR_STATEMENT,
                        WHILE_STATEMENT,
                        TRY_STATEMENT,
                        EXCEPT_CLAUSE,
                        FUNCTION_DEFINITION -> 1 + in(child);
                case CASE_CLAUSE -> (takesAll(child) ? 0 : 1) + in(child);
                default -> Nodes.mayHoldStatements(child) ? in(child) : 0;
            };
        }
        return total;
    }

    private static boolean takesAll(Node<Kind> clause) {
        Node<Kind> pattern = clause.child(Kind.CASE_PATTERN);
        return pattern != null && pattern.isText("_") && clause.child(Kind.IF_CLAUSE) == null;
    }
}
