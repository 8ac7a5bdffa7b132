package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.List;
import java.util.Set;

/** `forEach(async …)`. */
final class ForEachAsync implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.warning(
            "javascript/foreach-async",
            "Nobody waits for what the callback does",
            "`forEach` drops the promises, so what follows runs too early and failures are lost. Use `for … of` with `await`, or"
                    + " await `Promise.all` of `map`.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.CALL_EXPRESSION);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role == FileRole.MAIN;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        List<Node<Kind>> arguments = Nodes.arguments(node);
        if (arguments.isEmpty() || !Nodes.calledName(node).equals("forEach")) {
            return;
        }
        Node<Kind> callback = Nodes.bare(arguments.getFirst());
        if (callback.isAny(Nodes.FUNCTIONS) && callback.hasWord("async") && callback.has(Kind.AWAIT_EXPRESSION)) {
            findings.report(
                    RULE,
                    callback.start(),
                    callback.start() + "async".length(),
                    "`forEach` waits for nobody; use `for … of` with `await`, or await `Promise.all` of `map`");
        }
    }
}
