package dev.aura.code.python.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.python.tree.Nodes;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** A return in a finally block. */
final class ReturnInFinally implements PythonRule {

    private static final Rule RULE = Rule.error(
            "python/return-in-finally",
            "A return in `finally` drops the exception",
            "Whatever the block raised is lost, KeyboardInterrupt too. Return after the try statement.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Kind kind() {
        return Kind.RETURN_STATEMENT;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        if (Nodes.enclosing(node, Kind.FINALLY_CLAUSE) != null) {
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "this return drops any exception on its way; return after the try statement");
        }
    }
}
