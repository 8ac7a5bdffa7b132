package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** `for in` over an array. */
final class ForInArray implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.warning(
            "javascript/for-in-array",
            "A loop takes the keys of an array",
            "The keys are strings, come with whatever was added to the array, and in no promised order. Write `for (const item of"
                    + " array)`.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.FOR_IN_STATEMENT);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> list = node.field("right");
        if (list != null && node.operator().equals("in") && (isArray(list) || isNamedArray(list, node))) {
            findings.report(
                    RULE,
                    list.start(),
                    list.end(),
                    "this takes the array's keys, as strings; write `of` for its items, or count an index");
        }
    }

    private static boolean isArray(@Nullable Node<Kind> value) {
        return value != null
                && (value.is(Kind.ARRAY)
                        || (value.is(Kind.NEW_EXPRESSION)
                                && value.fieldText("constructor").equals("Array")));
    }

    /** Whether a name is a constant of the same function, bound to an array. */
    private static boolean isNamedArray(Node<Kind> name, Node<Kind> loop) {
        Node<Kind> block = loop.parent();
        if (!name.is(Kind.IDENTIFIER) || block == null) {
            return false;
        }
        return block.children().stream()
                .filter(statement -> statement.is(Kind.LEXICAL_DECLARATION) && statement.hasWord("const"))
                .flatMap(statement -> statement.children().stream())
                .anyMatch(declarator ->
                        declarator.fieldText("name").equals(name.text()) && isArray(declarator.field("value")));
    }
}
