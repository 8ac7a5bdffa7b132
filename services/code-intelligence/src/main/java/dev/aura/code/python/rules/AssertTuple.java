package dev.aura.code.python.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `assert (condition, message)`. */
final class AssertTuple implements PythonRule {

    private static final Rule RULE = Rule.error(
            "python/assert-tuple",
            "An assertion that cannot fail",
            "A tuple with something in it is always true. The parentheses are one too many: write `assert condition, message`.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Kind kind() {
        return Kind.ASSERT_STATEMENT;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> condition = node.first();
        if (condition != null
                && condition.is(Kind.TUPLE)
                && !condition.children().isEmpty()) {
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "a tuple is always true, so this cannot fail; write `assert condition, message` without parentheses");
        }
    }
}
