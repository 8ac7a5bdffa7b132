package dev.aura.code.ecma.tree;

import dev.aura.code.syntax.Node;

/**
 * Cyclomatic complexity as the rule `complexity` of eslint 10 counts it: 1, and one more for each branch, loop, handler, case (not `default`), conditional expression, logical
 * operator, logical assignment, default value and optional step. Functions in it, and fields and static blocks of classes in it, count on their own.
 */
public final class CyclomaticComplexity {

    private CyclomaticComplexity() {}

    /** Of a function, a static block, or the value of a field. */
    public static int of(Node<Kind> node) {
        if (!node.isAny(Nodes.FUNCTIONS) && !node.is(Kind.CLASS_STATIC_BLOCK)) {
            return 1 + in(node);
        }
        int total = 1;
        for (Node<Kind> child : node.children()) {
            total += isOutside(child) ? 0 : in(child);
        }
        return total;
    }

    /** The computed name of a method and its decorators run with what is around it. */
    static boolean isOutside(Node<Kind> child) {
        Node<Kind> parent = child.parent();
        return child.is(Kind.DECORATOR)
                || (parent != null
                        && parent.is(Kind.METHOD_DEFINITION)
                        && child.fieldName().equals("name"));
    }

    private static int in(Node<Kind> node) {
        int total = own(node);
        boolean function = node.isAny(Nodes.FUNCTIONS);
        boolean field = node.isAny(Nodes.FIELDS);
        if (node.is(Kind.CLASS_STATIC_BLOCK)) {
            return total;
        }
        for (Node<Kind> child : node.children()) {
            boolean skipped =
                    function ? !isOutside(child) : field && child.fieldName().equals("value");
            total += skipped ? 0 : in(child);
        }
        return total;
    }

    private static int own(Node<Kind> node) {
        return switch (node.kind()) {
            case IF_STATEMENT,
                    FOR_STATEMENT,
                    FOR_IN_STATEMENT,
                    WHILE_STATEMENT,
                    DO_STATEMENT,
                    SWITCH_CASE,
                    CATCH_CLAUSE,
                    TERNARY_EXPRESSION,
                    ASSIGNMENT_PATTERN,
                    OBJECT_ASSIGNMENT_PATTERN,
                    OPTIONAL_CHAIN -> 1;
            case REQUIRED_PARAMETER, OPTIONAL_PARAMETER -> node.field("value") == null ? 0 : 1;
            case BINARY_EXPRESSION -> Nodes.isLogical(node) ? 1 : 0;
            case AUGMENTED_ASSIGNMENT_EXPRESSION ->
                switch (node.operator()) {
                    case "&&=", "||=", "??=" -> 1;
                    default -> 0;
                };
            case CALL_EXPRESSION -> node.hasWord("?.") ? 1 : 0;
            default -> 0;
        };
    }
}
