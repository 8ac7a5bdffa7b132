package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `Err(_) => {}` and `if let Err(_) = x {}`. */
final class ErrorSwallowed extends RustRule {

    private static final Rule RULE = Rule.warning(
            "rust/error-swallowed",
            "An error is dropped without a word",
            "The program goes on as if nothing had happened. Give the error back, log it, or say in a comment why it may be ignored.");

    ErrorSwallowed() {
        super(RULE, Kind.MATCH_ARM, Kind.IF_EXPRESSION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        boolean arm = node.is(Kind.MATCH_ARM);
        Node<Kind> condition = arm ? null : node.field("condition");
        String pattern = arm ? node.fieldText("pattern") : condition == null ? "" : condition.fieldText("pattern");
        Node<Kind> body = node.field(arm ? "value" : "consequence");
        boolean empty = body != null
                && (body.is(Kind.UNIT_EXPRESSION)
                        || (body.is(Kind.BLOCK) && body.children().isEmpty() && isBlank(body)));
        boolean whole = pattern.matches("Err\\(\\s*_\\w*\\s*\\)") && node.field("alternative") == null;
        if (empty && whole && !isForTests(node, file) && !isCommented(node, file)) {
            report(
                    node,
                    findings,
                    "the error is dropped here; give it back, log it, or say in a comment why it may be ignored");
        }
    }

    private static boolean isBlank(Node<Kind> block) {
        return block.between(block.start() + 1, Math.max(block.start() + 1, block.end() - 1))
                .isBlank();
    }
}
