package dev.aura.code.python.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.python.tree.PythonFile;
import dev.aura.code.python.tree.Syntax;

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
    public void check(Syntax node, PythonFile file, Findings findings) {
        if (node.enclosing(Kind.FINALLY_CLAUSE) != null) {
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "this return drops any exception on its way; return after the try statement");
        }
    }
}
