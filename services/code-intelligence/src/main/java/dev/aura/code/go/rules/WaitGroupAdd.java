package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `wg.Add` in the goroutine that calls `wg.Done`, while only the outside waits. */
final class WaitGroupAdd extends GoRule {

    private static final Rule RULE = Rule.error(
            "go/waitgroup-add",
            "The wait may be over before the goroutine is counted",
            "`Add` runs when the goroutine does, which may be after `Wait` looked. Call it before the `go` statement.");

    WaitGroupAdd() {
        super(RULE, Kind.GO_STATEMENT);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> call = Nodes.call(node);
        Node<Kind> literal = call == null ? null : call.field("function");
        Node<Kind> function = Nodes.declaredFunction(node);
        if (literal == null || !literal.is(Kind.FUNC_LITERAL) || function == null) {
            return;
        }
        for (Node<Kind> statement : Nodes.body(literal)) {
            Node<Kind> add = statement.is(Kind.EXPRESSION_STATEMENT) ? Nodes.call(statement) : null;
            String group = Nodes.calledUpon(add, "Add");
            if (add != null
                    && !group.isEmpty()
                    && calls(literal, group, "Done", literal, true)
                    && !calls(literal, group, "Wait", literal, true)
                    && calls(function, group, "Wait", literal, false)
                    && !calls(function, group, "Add", literal, false)) {
                findings.report(
                        RULE,
                        add.start(),
                        add.end(),
                        "`" + group + ".Wait()` may return before this runs; call it before the `go` statement");
            }
        }
    }

    private static boolean calls(Node<Kind> where, String group, String method, Node<Kind> literal, boolean inside) {
        return where.find(node -> Nodes.calledUpon(node, method).equals(group)
                        && (node.start() >= literal.start() && node.end() <= literal.end()) == inside)
                != null;
    }
}
