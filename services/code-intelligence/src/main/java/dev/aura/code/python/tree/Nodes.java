package dev.aura.code.python.tree;

import dev.aura.code.syntax.Node;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What nodes of Python are to each other. */
public final class Nodes {

    private static final Set<Kind> SCOPES = Set.of(Kind.FUNCTION_DEFINITION, Kind.CLASS_DEFINITION, Kind.LAMBDA);

    /** Statements and clauses that have blocks, and blocks: nothing else has statements in it. */
    private static final Set<Kind> WITH_BLOCKS = EnumSet.of(
            Kind.BLOCK,
            Kind.FUNCTION_DEFINITION,
            Kind.CLASS_DEFINITION,
            Kind.DECORATED_DEFINITION,
            Kind.IF_STATEMENT,
            Kind.ELIF_CLAUSE,
            Kind.ELSE_CLAUSE,
            Kind.FOR_STATEMENT,
            Kind.WHILE_STATEMENT,
            Kind.TRY_STATEMENT,
            Kind.EXCEPT_CLAUSE,
            Kind.FINALLY_CLAUSE,
            Kind.WITH_STATEMENT,
            Kind.MATCH_STATEMENT,
            Kind.CASE_CLAUSE);

    private Nodes() {}

    /** Whether statements may stand in it. */
    public static boolean mayHoldStatements(Node<Kind> node) {
        return node.isAny(WITH_BLOCKS);
    }

    /** The name that a function or class definition, or a call, has; empty where it is no plain name. */
    public static String name(Node<Kind> node) {
        Node<Kind> name = node.is(Kind.CALL) ? node.first() : node.child(Kind.IDENTIFIER);
        return name != null && name.is(Kind.IDENTIFIER) ? name.text() : "";
    }

    /** Whether a node is the function that a call calls. */
    public static boolean isCalled(Node<Kind> node) {
        Node<Kind> parent = node.parent();
        return parent != null && parent.is(Kind.CALL) && parent.first() == node;
    }

    /** The nearest node around one of a kind, not looking out of the function or class around it. */
    public static @Nullable Node<Kind> enclosing(Node<Kind> node, Kind wanted) {
        return node.enclosing(wanted, SCOPES);
    }

    /** The function around a node; null at module or class level. */
    public static @Nullable Node<Kind> function(Node<Kind> node) {
        return node.enclosing(Kind.FUNCTION_DEFINITION, Set.of(Kind.CLASS_DEFINITION));
    }

    /** An expression without parentheses around it. */
    public static Node<Kind> bare(Node<Kind> node) {
        Node<Kind> at = node;
        while (at.is(Kind.PARENTHESIZED_EXPRESSION) && at.children().size() == 1) {
            at = at.children().getFirst();
        }
        return at;
    }
}
