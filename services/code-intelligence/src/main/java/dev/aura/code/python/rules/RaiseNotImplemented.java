package dev.aura.code.python.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Findings.Replacement;
import dev.aura.code.language.Rule;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `raise NotImplemented`. */
final class RaiseNotImplemented implements PythonRule {

    private static final Rule RULE = Rule.error(
            "python/raise-not-implemented",
            "`NotImplemented` is no exception",
            "It is a value that operators return; raising it is a TypeError. Raise NotImplementedError.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Kind kind() {
        return Kind.RAISE_STATEMENT;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> raised = node.first();
        Node<Kind> name = raised != null && raised.is(Kind.CALL) ? raised.first() : raised;
        if (name != null && name.is(Kind.IDENTIFIER) && name.isText("NotImplemented")) {
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "`NotImplemented` is no exception, so this is a TypeError; raise NotImplementedError",
                    "raise NotImplementedError",
                    new Replacement(name.start(), name.end(), "NotImplementedError"));
        }
    }
}
