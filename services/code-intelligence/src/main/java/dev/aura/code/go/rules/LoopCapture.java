package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A goroutine that uses a variable which its loop assigns with `=`. One that the loop declares with `:=` is each turn's own since Go 1.22; a file does not say
 * for which version it is built, so those are left alone.
 */
final class LoopCapture extends GoRule {

    private static final Rule RULE = Rule.error(
            "go/loop-capture",
            "Goroutines of a loop share its variable",
            "The loop assigns a variable from outside, so all goroutines see whatever it holds when they run, and race with the loop. Give it to"
                    + " the function as an argument, or declare it with `:=` in the loop.");

    LoopCapture() {
        super(RULE, Kind.GO_STATEMENT);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> call = Nodes.call(node);
        Node<Kind> literal = call == null ? null : call.field("function");
        Node<Kind> loop = node.enclosing(Kind.FOR_STATEMENT, Nodes.FUNCTIONS);
        if (loop == null || literal == null || !literal.is(Kind.FUNC_LITERAL) || waits(loop)) {
            return;
        }
        for (Node<Kind> variable : assigned(loop)) {
            Node<Kind> use = variable.is(Kind.IDENTIFIER) ? use(literal, variable.text()) : null;
            if (use != null) {
                findings.report(
                        RULE,
                        use.start(),
                        use.end(),
                        "all goroutines of the loop share `" + use.text()
                                + "`; give it to the function as an argument");
                return;
            }
        }
    }

    /** Variables that the head of the loop assigns and does not declare. */
    private static List<Node<Kind>> assigned(Node<Kind> loop) {
        Node<Kind> range = loop.child(Kind.RANGE_CLAUSE);
        if (range != null) {
            return range.hasWord("=") ? Nodes.expressions(range.field("left")) : List.of();
        }
        Node<Kind> clause = loop.child(Kind.FOR_CLAUSE);
        Node<Kind> start = clause == null ? null : clause.field("initializer");
        return start != null && start.is(Kind.ASSIGNMENT_STATEMENT)
                ? Nodes.expressions(start.field("left"))
                : List.of();
    }

    private static @Nullable Node<Kind> use(Node<Kind> literal, String name) {
        boolean declared = Nodes.parameters(literal.field("parameters")).stream()
                        .anyMatch(parameter -> parameter.name().equals(name))
                || literal.find(node -> node.is(Kind.SHORT_VAR_DECLARATION)
                                && Nodes.expressions(node.field("left")).stream()
                                        .anyMatch(left -> left.isText(name)))
                        != null;
        Node<Kind> body = literal.field("body");
        return declared || body == null ? null : body.find(node -> node.is(Kind.IDENTIFIER) && node.isText(name));
    }

    /** Whether each turn may wait for its goroutine. */
    private static boolean waits(Node<Kind> loop) {
        return Nodes.within(loop)
                .anyMatch(node ->
                        (node.is(Kind.UNARY_EXPRESSION) && node.operator().equals("<-"))
                                || node.is(Kind.SELECT_STATEMENT)
                                || !Nodes.calledUpon(node, "Wait").isEmpty());
    }
}
