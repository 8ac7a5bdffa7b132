package dev.aura.code.go.tree;

import dev.aura.code.syntax.Node;

/**
 * McCabe's cyclomatic complexity as gocyclo counts it: 1, and one more for each {@code if}, {@code for}, case that is not {@code default},
 * {@code &&} and {@code ||}. Function literals count for the function around them.
 */
public final class CyclomaticComplexity {

    private CyclomaticComplexity() {}

    public static int of(Node<Kind> function) {
        return 1 + in(function);
    }

    private static int in(Node<Kind> node) {
        int total = 0;
        for (Node<Kind> child : node.children()) {
            int own = switch (child.kind()) {
                case IF_STATEMENT, FOR_STATEMENT, EXPRESSION_CASE, TYPE_CASE, COMMUNICATION_CASE -> 1;
                case BINARY_EXPRESSION -> Nodes.isLogical(child) ? 1 : 0;
                default -> 0;
            };
            total += own + in(child);
        }
        return total;
    }
}
