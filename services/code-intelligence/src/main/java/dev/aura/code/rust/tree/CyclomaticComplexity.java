package dev.aura.code.rust.tree;

import dev.aura.code.syntax.Node;

/**
 * McCabe's cyclomatic complexity as rust-code-analysis counts it (decision 187): 1, and one more for each {@code if}, loop, arm of a {@code match} and
 * guard of an arm, {@code ?}, {@code &&} and {@code ||}. Closures count for the function around them, functions inside do not.
 */
public final class CyclomaticComplexity {

    private CyclomaticComplexity() {}

    public static int of(Node<Kind> function) {
        return 1 + in(function);
    }

    private static int in(Node<Kind> node) {
        int total = 0;
        for (Node<Kind> child : node.children()) {
            total += switch (child.kind()) {
                case FUNCTION_ITEM -> 0;
                case IF_EXPRESSION, WHILE_EXPRESSION, FOR_EXPRESSION, LOOP_EXPRESSION, MATCH_ARM, TRY_EXPRESSION ->
                    1 + in(child);
                case MATCH_PATTERN -> (child.field("condition") == null ? 0 : 1) + in(child);
                case BINARY_EXPRESSION -> (Nodes.isLogical(child) ? 1 : 0) + in(child);
                case LET_CHAIN -> Nodes.count(child, "&&") + in(child);
                default -> in(child);
            };
        }
        return total;
    }
}
