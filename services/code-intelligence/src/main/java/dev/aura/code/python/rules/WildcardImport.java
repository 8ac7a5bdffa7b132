package dev.aura.code.python.rules;

import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `from module import *` at the top of a file that is not itself an index. */
final class WildcardImport implements PythonRule {

    private static final Rule RULE = Rule.warning(
            "python/wildcard-import",
            "All names of a module are imported",
            "Nobody can tell where a name comes from, and a new name over there can replace one here. Import the names that are used.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Kind kind() {
        return Kind.WILDCARD_IMPORT;
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role == FileRole.MAIN;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> statement = node.parent();
        Node<Kind> around = statement == null ? null : statement.parent();
        // Below a condition or a try it is how platform modules are put together.
        if (statement != null
                && around != null
                && around.is(Kind.MODULE)
                && !reexports(file)
                && !isPrivate(statement)) {
            findings.report(
                    RULE,
                    statement.start(),
                    statement.end(),
                    "nobody can tell which names this brings; import those that are used");
        }
    }

    /** A private module is written to be taken in whole by the public one. */
    private static boolean isPrivate(Node<Kind> statement) {
        Node<Kind> module = statement.first();
        return module != null
                && module.text().substring(module.text().lastIndexOf('.') + 1).startsWith("_");
    }

    /** A file that is little else than imports hands names on. */
    private static boolean reexports(SyntaxFile<Kind> file) {
        return file.root().children().stream()
                .noneMatch(node -> node.is(Kind.FUNCTION_DEFINITION) || node.is(Kind.CLASS_DEFINITION));
    }
}
