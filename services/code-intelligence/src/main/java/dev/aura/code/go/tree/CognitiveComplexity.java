package dev.aura.code.go.tree;

import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cognitive complexity as gocognit counts it (decision 186): what stands in an {@code else} is no deeper than the {@code if} itself, every call
 * of a function by its own name counts, and operators of one expression are read from left to right.
 */
public final class CognitiveComplexity {

    /** Its own name where calls by it count; null where the name stands for something else. */
    private final @Nullable String name;

    private int total;

    private CognitiveComplexity(@Nullable String name) {
        this.name = name;
    }

    /** That of a function declaration, method or literal. */
    public static int of(Node<Kind> function) {
        CognitiveComplexity complexity = new CognitiveComplexity(ownName(function));
        complexity.children(function, 0);
        return complexity.total;
    }

    /** A method is not called by its bare name: that is a function or built-in of the same name, which counts unless this file declares it. */
    private static @Nullable String ownName(Node<Kind> function) {
        String name = function.fieldText("name");
        boolean other = function.is(Kind.METHOD_DECLARATION) && Nodes.declares(Nodes.file(function), name);
        return name.isEmpty() || other || isHidden(function, name) ? null : name;
    }

    /** Whether the function declares a variable of its own name. */
    private static boolean isHidden(Node<Kind> function, String name) {
        return function.find(node -> switch (node.kind()) {
                    case SHORT_VAR_DECLARATION ->
                        Nodes.expressions(node.field("left")).stream().anyMatch(left -> left.isText(name));
                    case VAR_SPEC, PARAMETER_DECLARATION ->
                        node.fields("name").stream().anyMatch(each -> each.isText(name));
                    default -> false;
                })
                != null;
    }

    private void visit(Node<Kind> node, int nesting) {
        switch (node.kind()) {
            case IF_STATEMENT -> branch(node, nesting, 1 + nesting);
            case EXPRESSION_SWITCH_STATEMENT, TYPE_SWITCH_STATEMENT, SELECT_STATEMENT, FOR_STATEMENT -> {
                total += 1 + nesting;
                node.children().forEach(child -> visit(child, isBody(child) ? nesting + 1 : nesting));
            }
            case FUNC_LITERAL ->
                node.children().forEach(child -> visit(child, child.is(Kind.BLOCK) ? nesting + 1 : nesting));
            case BREAK_STATEMENT, CONTINUE_STATEMENT, GOTO_STATEMENT -> total += node.has(Kind.LABEL_NAME) ? 1 : 0;
            case BINARY_EXPRESSION -> {
                total += startsChain(node) ? runs(node) : 0;
                children(node, nesting);
            }
            case CALL_EXPRESSION -> {
                total += isRecursive(node) ? 1 : 0;
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

    private static boolean isBody(Node<Kind> node) {
        return switch (node.kind()) {
            case BLOCK, EXPRESSION_CASE, TYPE_CASE, COMMUNICATION_CASE, DEFAULT_CASE -> true;
            default -> false;
        };
    }

    private void branch(Node<Kind> node, int nesting, int own) {
        total += own;
        for (Node<Kind> child : node.children()) {
            if (!child.fieldName().equals("alternative")) {
                visit(child, child.fieldName().equals("consequence") ? nesting + 1 : nesting);
            } else if (child.is(Kind.IF_STATEMENT)) {
                branch(child, nesting, 1);
            } else {
                total++;
                children(child, nesting);
            }
        }
    }

    private boolean isRecursive(Node<Kind> call) {
        Node<Kind> function = call.field("function");
        return name != null
                && function != null
                && function.is(Kind.IDENTIFIER)
                && function.isText(name)
                && call.field("type_arguments") == null;
    }

    /** Whether a logical operator is not within another one without parentheses or a call between them. */
    private static boolean startsChain(Node<Kind> node) {
        for (Node<Kind> at = node.parent(); at != null && at.is(Kind.BINARY_EXPRESSION); at = at.parent()) {
            if (Nodes.isLogical(at)) {
                return false;
            }
        }
        return Nodes.isLogical(node);
    }

    /** How often the logical operator changes, read from left to right. */
    private static int runs(Node<Kind> chain) {
        List<String> operators = new ArrayList<>();
        collect(chain, operators);
        int runs = 0;
        String last = "";
        for (String operator : operators) {
            runs += operator.equals(last) ? 0 : 1;
            last = operator;
        }
        return runs;
    }

    private static void collect(Node<Kind> node, List<String> into) {
        Node<Kind> left = node.field("left");
        Node<Kind> right = node.field("right");
        if (left != null && left.is(Kind.BINARY_EXPRESSION)) {
            collect(left, into);
        }
        if (Nodes.isLogical(node)) {
            into.add(node.operator());
        }
        if (right != null && right.is(Kind.BINARY_EXPRESSION)) {
            collect(right, into);
        }
    }
}
