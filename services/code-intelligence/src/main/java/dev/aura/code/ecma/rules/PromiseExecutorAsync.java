package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.List;
import java.util.Set;

/** `new Promise(async …)`. */
final class PromiseExecutorAsync implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.error(
            "javascript/promise-executor-async",
            "A failure in the executor is lost",
            "What an async executor throws neither rejects the promise nor is seen by anybody who awaits it. Use an async function"
                    + " instead of the constructor.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.NEW_EXPRESSION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        List<Node<Kind>> arguments = Nodes.arguments(node);
        if (arguments.isEmpty() || !node.fieldText("constructor").equals("Promise")) {
            return;
        }
        Node<Kind> executor = Nodes.bare(arguments.getFirst());
        if (executor.isAny(Nodes.FUNCTIONS) && executor.hasWord("async")) {
            findings.report(
                    RULE,
                    executor.start(),
                    executor.start() + "async".length(),
                    "what this throws does not reject the promise; use an async function instead of the constructor");
        }
    }
}
