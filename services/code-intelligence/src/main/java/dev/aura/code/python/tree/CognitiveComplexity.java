package dev.aura.code.python.tree;

import dev.aura.code.syntax.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cognitive complexity after SonarSource's white paper (G. Ann Campbell, version 1.7), with its reading for Python: a function that
 * only defines and returns another one (a decorator) does not nest it; the {@code else} of a loop counts like that of a branch.
 */
public final class CognitiveComplexity {

    private final String name;
    private int total;

    private CognitiveComplexity(String name) {
        this.name = name;
    }

    public static int of(Node<Kind> function) {
        Node<Kind> inner = decorated(function);
        if (inner != null) {
            return of(inner);
        }
        CognitiveComplexity complexity = new CognitiveComplexity(Nodes.name(function));
        Node<Kind> body = function.child(Kind.BLOCK);
        if (body != null) {
            complexity.children(body, 0);
            complexity.total += callsItself(body, complexity.name) ? 1 : 0;
        }
        return complexity.total;
    }

    /** The function that a decorator wraps: its body is one definition and the return of its name. */
    private static @Nullable Node<Kind> decorated(Node<Kind> function) {
        Node<Kind> body = function.child(Kind.BLOCK);
        int documentation = Docstrings.of(function).isEmpty() ? 0 : 1;
        if (body == null || body.children().size() != documentation + 2) {
            return null;
        }
        Node<Kind> inner = body.children().get(documentation);
        Node<Kind> result = body.children().getLast();
        Node<Kind> definition = inner.is(Kind.DECORATED_DEFINITION) ? inner.last() : inner;
        Node<Kind> value = result.is(Kind.RETURN_STATEMENT) ? result.first() : null;
        boolean wraps = definition != null
                && definition.is(Kind.FUNCTION_DEFINITION)
                && value != null
                && value.is(Kind.IDENTIFIER);
        return wraps ? definition : null;
    }

    private static boolean callsItself(Node<Kind> body, String name) {
        return !name.isEmpty()
                && body.find(node -> node.is(Kind.CALL)
                                && node.firstIs(Kind.IDENTIFIER)
                                && node.children().getFirst().isText(name))
                        != null;
    }

    private void visit(Node<Kind> node, int nesting) {
        switch (node.kind()) {
            case IF_STATEMENT -> branch(node, nesting);
            case FOR_STATEMENT, WHILE_STATEMENT, MATCH_STATEMENT, CONDITIONAL_EXPRESSION -> structural(node, nesting);
            case EXCEPT_CLAUSE -> structural(node, nesting);
            case ELSE_CLAUSE -> {
                // The else of a loop or of a try; those of an if are met in branch().
                Node<Kind> parent = node.parent();
                total += parent != null && parent.is(Kind.TRY_STATEMENT) ? 0 : 1;
                children(node, nesting);
            }
            case BOOLEAN_OPERATOR -> {
                total += startsRun(node) ? 1 : 0;
                children(node, nesting);
            }
            case FUNCTION_DEFINITION, LAMBDA -> children(node, nesting + 1);
            default -> children(node, nesting);
        }
    }

    private void children(Node<Kind> node, int nesting) {
        List<Node<Kind>> children = node.children();
        for (int at = 0; at < children.size(); at++) {
            visit(children.get(at), nesting);
        }
    }

    private void structural(Node<Kind> node, int nesting) {
        total += 1 + nesting;
        children(node, nesting + 1);
    }

    private void branch(Node<Kind> node, int nesting) {
        total += 1 + nesting;
        for (Node<Kind> child : node.children()) {
            switch (child.kind()) {
                case BLOCK -> children(child, nesting + 1);
                case ELIF_CLAUSE, ELSE_CLAUSE -> {
                    total++;
                    child.children().forEach(part -> visit(part, part.is(Kind.BLOCK) ? nesting + 1 : nesting));
                }
                default -> visit(child, nesting);
            }
        }
    }

    /** Whether this operator is not the same as the one whose operand it is: a run of like operators counts once. */
    private static boolean startsRun(Node<Kind> node) {
        Node<Kind> parent = node.parent();
        while (parent != null && parent.is(Kind.PARENTHESIZED_EXPRESSION)) {
            parent = parent.parent();
        }
        return parent == null
                || !parent.is(Kind.BOOLEAN_OPERATOR)
                || !parent.operator().equals(node.operator());
    }
}
