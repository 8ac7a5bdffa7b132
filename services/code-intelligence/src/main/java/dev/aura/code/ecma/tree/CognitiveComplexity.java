package dev.aura.code.ecma.tree;

import dev.aura.code.syntax.Node;

/**
 * Cognitive complexity as the rule `cognitive-complexity` of eslint-plugin-sonarjs 4 counts it for a function: without the functions in it; of logical operators only runs of
 * `&&`; not those that choose what JSX shows.
 */
public final class CognitiveComplexity {

    private int total;

    private CognitiveComplexity() {}

    /** Of a function, a static block, or the value of a field. */
    public static int of(Node<Kind> node) {
        CognitiveComplexity complexity = new CognitiveComplexity();
        if (node.isAny(Nodes.FUNCTIONS)) {
            node.children().stream()
                    .filter(child -> !CyclomaticComplexity.isOutside(child))
                    .forEach(child -> complexity.visit(child, 0));
        } else {
            complexity.visit(node, 0);
        }
        return complexity.total;
    }

    private void visit(Node<Kind> node, int nesting) {
        switch (node.kind()) {
            case IF_STATEMENT -> branch(node, nesting);
            case FOR_STATEMENT, FOR_IN_STATEMENT, WHILE_STATEMENT, DO_STATEMENT, CATCH_CLAUSE ->
                structural(node, nesting, "body");
            case SWITCH_STATEMENT -> structural(node, nesting, "body");
            case TERNARY_EXPRESSION -> {
                total += 1 + nesting;
                node.children()
                        .forEach(child -> visit(child, child.fieldName().equals("condition") ? nesting : nesting + 1));
            }
            case BREAK_STATEMENT, CONTINUE_STATEMENT -> total += node.field("label") == null ? 0 : 1;
            case BINARY_EXPRESSION -> {
                total += LogicalRuns.startingAt(node);
                children(node, nesting);
            }
            case FUNCTION_DECLARATION,
                    GENERATOR_FUNCTION_DECLARATION,
                    FUNCTION_EXPRESSION,
                    GENERATOR_FUNCTION,
                    ARROW_FUNCTION,
                    METHOD_DEFINITION ->
                node.children().stream()
                        .filter(CyclomaticComplexity::isOutside)
                        .forEach(child -> visit(child, nesting));
            default -> children(node, nesting);
        }
    }

    private void children(Node<Kind> node, int nesting) {
        for (Node<Kind> child : node.children()) {
            visit(child, nesting);
        }
    }

    private void structural(Node<Kind> node, int nesting, String nested) {
        total += 1 + nesting;
        for (Node<Kind> child : node.children()) {
            visit(child, child.fieldName().equals(nested) ? nesting + 1 : nesting);
        }
    }

    private void branch(Node<Kind> node, int nesting) {
        Node<Kind> parent = node.parent();
        total += parent != null && parent.is(Kind.ELSE_CLAUSE) ? 1 : 1 + nesting;
        for (Node<Kind> child : node.children()) {
            if (child.is(Kind.ELSE_CLAUSE)) {
                boolean chained = child.firstIs(Kind.IF_STATEMENT);
                total += chained ? 0 : 1;
                children(child, chained ? nesting : nesting + 1);
            } else {
                visit(child, child.fieldName().equals("consequence") ? nesting + 1 : nesting);
            }
        }
    }
}
