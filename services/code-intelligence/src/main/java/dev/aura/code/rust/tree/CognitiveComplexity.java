package dev.aura.code.rust.tree;

import dev.aura.code.syntax.Node;

/**
 * Cognitive complexity after SonarSource's white paper (G. Ann Campbell, version 1.7). {@code match} is its switch, the {@code else} of a {@code let} an {@code if},
 * {@code ?} counts nothing; closures and functions inside nest what is in them.
 */
public final class CognitiveComplexity {

    private final String name;
    private int total;

    private CognitiveComplexity(String name) {
        this.name = name;
    }

    public static int of(Node<Kind> function) {
        CognitiveComplexity complexity = new CognitiveComplexity(function.fieldText("name"));
        Node<Kind> body = function.field("body");
        if (body != null) {
            complexity.children(body, 0);
            complexity.total += complexity.callsItself(body) ? 1 : 0;
        }
        return complexity.total;
    }

    /** By its bare name, as `Self::name` or as `self.name`. */
    private boolean callsItself(Node<Kind> body) {
        return !name.isEmpty()
                && body.find(node -> {
                            Node<Kind> called = node.is(Kind.CALL_EXPRESSION) ? node.field("function") : null;
                            return called != null
                                    && (called.isText(name)
                                            || called.isText("Self::" + name)
                                            || called.isText("self." + name));
                        })
                        != null;
    }

    private void visit(Node<Kind> node, int nesting) {
        switch (node.kind()) {
            case IF_EXPRESSION -> branch(node, nesting, 1 + nesting);
            case MATCH_EXPRESSION, WHILE_EXPRESSION, FOR_EXPRESSION, LOOP_EXPRESSION -> {
                total += 1 + nesting;
                node.children()
                        .forEach(child -> visit(child, child.fieldName().equals("body") ? nesting + 1 : nesting));
            }
            case LET_DECLARATION -> alternative(node, nesting);
            case CLOSURE_EXPRESSION, FUNCTION_ITEM ->
                node.children()
                        .forEach(child -> visit(child, child.fieldName().equals("body") ? nesting + 1 : nesting));
            case BREAK_EXPRESSION, CONTINUE_EXPRESSION -> {
                total += node.child(Kind.LABEL) == null ? 0 : 1;
                children(node, nesting);
            }
            case BINARY_EXPRESSION -> {
                total += startsRun(node) ? 1 : 0;
                children(node, nesting);
            }
            case LET_CHAIN -> {
                Node<Kind> parent = node.parent();
                total += parent != null && parent.is(Kind.LET_CHAIN) ? 0 : 1;
                children(node, nesting);
            }
            default -> children(node, nesting);
        }
    }

    private void children(Node<Kind> node, int nesting) {
        for (Node<Kind> child : node.children()) {
            visit(child, nesting);
        }
    }

    /** `let … = … else { … }`. */
    private void alternative(Node<Kind> node, int nesting) {
        for (Node<Kind> child : node.children()) {
            boolean otherwise = child.fieldName().equals("alternative");
            total += otherwise ? 1 + nesting : 0;
            visit(child, otherwise ? nesting + 1 : nesting);
        }
    }

    private void branch(Node<Kind> node, int nesting, int own) {
        total += own;
        for (Node<Kind> child : node.children()) {
            if (!child.is(Kind.ELSE_CLAUSE)) {
                visit(child, child.fieldName().equals("consequence") ? nesting + 1 : nesting);
                continue;
            }
            Node<Kind> inner = child.first();
            if (inner != null && inner.is(Kind.IF_EXPRESSION)) {
                branch(inner, nesting, 1);
            } else {
                total++;
                children(child, nesting + 1);
            }
        }
    }

    /** Whether a logical operator is not the same as the one whose operand it is: a run of like operators counts once. */
    private static boolean startsRun(Node<Kind> node) {
        Node<Kind> parent = node.parent();
        while (parent != null && parent.is(Kind.PARENTHESIZED_EXPRESSION)) {
            parent = parent.parent();
        }
        boolean continues = parent != null
                && (parent.is(Kind.LET_CHAIN)
                        ? node.operator().equals("&&")
                        : parent.operator().equals(node.operator()));
        return Nodes.isLogical(node) && !continues;
    }
}
