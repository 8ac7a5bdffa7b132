package dev.aura.code.python.tree;

import dev.aura.code.syntax.Node;

/**
 * McCabe's cyclomatic complexity: 1, and one more for each branch, loop, handler, case (except the one that takes all), conditional
 * expression, comprehension clause, and each {@code and} and {@code or}. Local functions, classes and lambdas are not counted.
 */
public final class CyclomaticComplexity {

    private CyclomaticComplexity() {}

    public static int of(Node<Kind> function) {
        int total = 1;
        Node<Kind> body = function.child(Kind.BLOCK);
        return body == null ? total : total + in(body);
    }

    private static int in(Node<Kind> node) {
        int total = 0;
        for (Node<Kind> child : node.children()) {
            total += switch (child.kind()) {
                case FUNCTION_DEFINITION, CLASS_DEFINITION, LAMBDA -> 0;
                case IF_STATEMENT,
                        ELIF_CLAUSE,
                        FOR_STATEMENT,
                        WHILE_STATEMENT,
                        EXCEPT_CLAUSE,
                        CONDITIONAL_EXPRESSION,
                        FOR_IN_CLAUSE,
                        IF_CLAUSE,
                        BOOLEAN_OPERATOR -> 1 + in(child);
                case CASE_CLAUSE -> (takesAll(child) ? 0 : 1) + in(child);
                default -> in(child);
            };
        }
        return total;
    }

    private static boolean takesAll(Node<Kind> clause) {
        Node<Kind> pattern = clause.child(Kind.CASE_PATTERN);
        return pattern != null && pattern.isText("_") && clause.child(Kind.IF_CLAUSE) == null;
    }
}
