package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.Set;

/** `a?.b!`. */
final class NonNullOnOptionalChain implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.warning(
            "typescript/non-null-on-optional-chain",
            "What may be undefined is said not to be",
            "The `?.` gives undefined where there is nothing, and the `!` says that this never happens. One of them is wrong.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.NON_NULL_EXPRESSION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> inner = node.first();
        Node<Kind> around = node.parent();
        boolean chainGoesOn = around != null && around.field("object") == node;
        if (inner != null && !chainGoesOn && isOptional(inner)) {
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "`?.` gives undefined where there is nothing, and `!` says that this never happens; one of them is wrong");
        }
    }

    private static boolean isOptional(Node<Kind> chain) {
        Node<Kind> at = chain;
        while (at != null) {
            if (at.child(Kind.OPTIONAL_CHAIN) != null || at.hasWord("?.")) {
                return true;
            }
            at = at.is(Kind.MEMBER_EXPRESSION) || at.is(Kind.SUBSCRIPT_EXPRESSION)
                    ? at.field("object")
                    : at.is(Kind.CALL_EXPRESSION) ? at.field("function") : null;
        }
        return false;
    }
}
