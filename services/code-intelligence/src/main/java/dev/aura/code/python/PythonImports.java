package dev.aura.code.python;

import dev.aura.code.language.ImportStatement;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.List;

/** Reads import statements, also inside functions. */
final class PythonImports {

    private PythonImports() {}

    static List<ImportStatement> of(List<Node<Kind>> statements) {
        List<ImportStatement> found = new ArrayList<>();
        statements.forEach(statement -> read(statement, found));
        return found;
    }

    private static void read(Node<Kind> statement, List<ImportStatement> into) {
        boolean deferred = isDeferred(statement);
        if (statement.is(Kind.IMPORT_STATEMENT)) {
            statement.children().forEach(child -> into.add(imported(moduleName(child), child, deferred)));
            return;
        }
        Node<Kind> from = statement.first();
        if (from == null) {
            return;
        }
        String module = from.text().replaceAll("\\s", "");
        String prefix = module.endsWith(".") ? module : module + ".";
        for (Node<Kind> child :
                statement.children().subList(1, statement.children().size())) {
            String name = child.is(Kind.WILDCARD_IMPORT) ? "*" : moduleName(child);
            into.add(imported(prefix + name, child, deferred));
        }
        if (statement.children().size() == 1) {
            into.add(imported(module, from, deferred));
        }
    }

    private static ImportStatement imported(String name, Node<Kind> at, boolean deferred) {
        return new ImportStatement(name, at.start(), at.end(), deferred);
    }

    private static String moduleName(Node<Kind> child) {
        Node<Kind> name = child.is(Kind.ALIASED_IMPORT) && child.first() != null
                ? child.children().getFirst()
                : child;
        return name.text().replaceAll("\\s", "");
    }

    /** In a function, for a type checker only, or only where the file is the program. */
    private static boolean isDeferred(Node<Kind> statement) {
        for (Node<Kind> at = statement.parent(); at != null; at = at.parent()) {
            if (at.is(Kind.FUNCTION_DEFINITION)) {
                return true;
            }
            Node<Kind> condition = at.is(Kind.IF_STATEMENT) ? at.first() : null;
            if (condition != null && isOfAnotherTime(condition.text())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfAnotherTime(String condition) {
        return condition.endsWith("TYPE_CHECKING")
                || (condition.contains("__name__") && condition.contains("__main__"));
    }
}
