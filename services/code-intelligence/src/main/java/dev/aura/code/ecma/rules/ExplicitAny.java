package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.Set;

/** `any` where a type is expected. */
final class ExplicitAny implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.note(
            "typescript/explicit-any",
            "A value is not checked",
            "Whatever is done with it compiles. Use `unknown` and narrow it, or the type that it has.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.PREDEFINED_TYPE);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role == FileRole.MAIN;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> parent = node.parent();
        if (!node.isText("any") || parent == null || node.enclosing(Set.of(Kind.CONSTRAINT)) != null) {
            return;
        }
        boolean rest = parent.is(Kind.TYPE_ANNOTATION)
                && parent.parent() != null
                && parent.parent().firstIs(Kind.REST_PATTERN);
        if (!rest) {
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "whatever is done with this compiles; use `unknown` and narrow it, or its type");
        }
    }
}
