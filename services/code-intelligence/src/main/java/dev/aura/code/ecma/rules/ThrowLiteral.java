package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Findings.Replacement;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.Set;

/** `throw` of a text or a number. */
final class ThrowLiteral implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.warning(
            "javascript/throw-literal",
            "What is thrown has no stack",
            "Handlers expect an `Error`: a message, a stack, a cause. Throw `new Error(…)`.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.THROW_STATEMENT);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role == FileRole.MAIN;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> thrown = node.first();
        Node<Kind> value = thrown == null ? null : Nodes.value(thrown);
        if (value == null || thrown == null) {
            return;
        }
        boolean text = value.is(Kind.STRING) || value.is(Kind.TEMPLATE_STRING) || isText(value);
        if (text) {
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "what is thrown has no stack; throw `new Error(…)`",
                    "throw an `Error`",
                    new Replacement(thrown.start(), thrown.end(), "new Error(" + value.text() + ")"));
        } else if (value.is(Kind.NUMBER) || value.is(Kind.NULL) || value.is(Kind.TRUE) || value.is(Kind.FALSE)) {
            findings.report(RULE, node.start(), node.end(), "what is thrown has no stack; throw `new Error(…)`");
        }
    }

    private static boolean isText(Node<Kind> value) {
        return value.is(Kind.BINARY_EXPRESSION)
                && value.operator().equals("+")
                && value.children().stream().anyMatch(part -> part.is(Kind.STRING) || part.is(Kind.TEMPLATE_STRING));
    }
}
