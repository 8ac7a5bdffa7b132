package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Findings.Replacement;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `return x;` as the last statement of a function. */
final class NeedlessReturn extends RustRule {

    private static final Rule RULE = Rule.note(
            "rust/needless-return",
            "The last expression is the result anyway",
            "A `return` at the end makes readers look for another one.");

    NeedlessReturn() {
        super(RULE, Kind.FUNCTION_ITEM);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> body = node.field("body");
        Node<Kind> last = body == null ? null : body.last();
        Node<Kind> exit = last != null && last.is(Kind.EXPRESSION_STATEMENT) ? last.first() : last;
        Node<Kind> value = exit != null && exit.is(Kind.RETURN_EXPRESSION) ? exit.first() : null;
        if (last != null && exit != null && value != null && exit.children().size() == 1 && !isCommented(exit, file)) {
            findings.report(
                    RULE,
                    exit.start(),
                    exit.start() + "return".length(),
                    "the last expression is the result anyway",
                    "leave out the return",
                    new Replacement(exit.start(), value.start(), ""),
                    new Replacement(value.end(), last.end(), ""));
        }
    }
}
