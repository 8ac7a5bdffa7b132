package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Imports;
import dev.aura.code.go.tree.Kind;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** A struct that keeps a `context.Context`. */
final class ContextInStruct extends GoRule {

    private static final Rule RULE = Rule.note(
            "go/context-in-struct",
            "A struct keeps a context",
            "A context belongs to one call. Kept in a struct it outlives the call, and methods cannot be cancelled one by one. Give it to each"
                    + " method that needs it.");

    ContextInStruct() {
        super(RULE, Kind.FIELD_DECLARATION);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role != FileRole.TEST;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        if (!node.fields("name").isEmpty() && Imports.isType(node.field("type"), "context", "Context")) {
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "a context belongs to one call; give it to each method that needs it");
        }
    }
}
