package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Findings.Replacement;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.Map;
import java.util.Set;

/** `String` as a type, where `string` is meant. */
final class WrapperType implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.warning(
            "typescript/wrapper-type",
            "The type of an object, where a value is meant",
            "`String` is the type of the wrapper object; a function that wants one does not say so. Write `string`.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.TYPE_IDENTIFIER);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role == FileRole.MAIN;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        String primitive = PRIMITIVES.getOrDefault(node.text(), "");
        Node<Kind> parent = node.parent();
        boolean member = node.start() > 0 && file.source().text().charAt(node.start() - 1) == '.';
        boolean declares = parent == null || parent.field("name") == node;
        if (!primitive.isEmpty() && !member && !declares && !isDeclared(node.text(), file)) {
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "`" + node.text() + "` is the wrapper object; write `" + primitive + "`",
                    "write `" + primitive + "`",
                    new Replacement(node.start(), node.end(), primitive));
        }
    }

    private static final Map<String, String> PRIMITIVES = Map.of(
            "String", "string", "Number", "number", "Boolean", "boolean", "Symbol", "symbol", "BigInt", "bigint");

    /** Whether the file has a type of its own of that name. */
    private static boolean isDeclared(String name, SyntaxFile<Kind> file) {
        return file.root()
                        .find(node -> node.isText(name)
                                && node.parent() != null
                                && (node.parent().is(Kind.IMPORT_SPECIFIER)
                                        || node.parent().is(Kind.IMPORT_CLAUSE)
                                        || node.fieldName().equals("name")))
                != null;
    }
}
