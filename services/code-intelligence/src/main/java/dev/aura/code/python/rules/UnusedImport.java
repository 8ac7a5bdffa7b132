package dev.aura.code.python.rules;

import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A name imported at the top of a module that occurs nowhere else in it, not in a string either. */
final class UnusedImport implements PythonRule {

    private static final Rule RULE = Rule.warning(
            "python/unused-import",
            "An imported name is not used",
            "It costs start-up time and misleads readers, or its use is missing. Delete it; to hand it on, name it in `__all__`.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Kind kind() {
        return Kind.MODULE;
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role != FileRole.TEST;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        if (file.role() == FileRole.INDEX) {
            return;
        }
        Map<String, Node<Kind>> imported = new HashMap<>();
        for (Node<Kind> statement : node.children()) {
            boolean plain = statement.is(Kind.IMPORT_STATEMENT) || statement.is(Kind.IMPORT_FROM_STATEMENT);
            // What is imported below a try or a condition is often imported to see whether it is there.
            if (plain && !isMarked(statement, file) && !isFacade(statement)) {
                names(statement, imported);
            }
        }
        if (imported.isEmpty()) {
            return;
        }
        Set<String> used = used(file, imported);
        imported.forEach((name, at) -> {
            if (!used.contains(name)) {
                findings.report(
                        RULE,
                        at.start(),
                        at.end(),
                        "`" + name + "` is imported and not used; delete it, or name it in `__all__`");
            }
        });
    }

    /** From a private module: the importing one is where others get the names from. */
    private static boolean isFacade(Node<Kind> statement) {
        Node<Kind> module = statement.is(Kind.IMPORT_FROM_STATEMENT) ? statement.first() : null;
        return module != null
                && module.text().substring(module.text().lastIndexOf('.') + 1).startsWith("_");
    }

    private static void names(Node<Kind> statement, Map<String, Node<Kind>> into) {
        boolean from = statement.is(Kind.IMPORT_FROM_STATEMENT);
        for (Node<Kind> child :
                statement.children().subList(from ? 1 : 0, statement.children().size())) {
            Node<Kind> name = child;
            if (child.is(Kind.ALIASED_IMPORT) && child.first() != null && child.last() != null) {
                // `import x as x` says that the name is handed on.
                name = child.first().text().equals(child.last().text()) ? null : child.last();
            }
            if (name != null && (name.is(Kind.DOTTED_NAME) || name.is(Kind.IDENTIFIER))) {
                String text = name.text();
                boolean bindsFirst = !from && child == name && text.indexOf('.') >= 0;
                into.put(bindsFirst ? text.substring(0, text.indexOf('.')) : text, child);
            }
        }
    }

    /** A comment on the statement says that someone has thought about it. */
    private static boolean isMarked(Node<Kind> statement, SyntaxFile<Kind> file) {
        int first = file.source().line(statement.start());
        int last = file.source().line(statement.end());
        for (int line = first; line <= last; line++) {
            if (file.source().lineText(line).indexOf('#') >= 0) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> used(SyntaxFile<Kind> file, Map<String, Node<Kind>> imported) {
        Set<String> used = new HashSet<>();
        Tokens tokens = file.tokens();
        for (int index = 0; index < tokens.size(); index++) {
            String text = tokens.text(index);
            if (tokens.kind(index) == Tokens.Kind.NAME) {
                Node<Kind> at = imported.get(text);
                if (at != null && !inImport(file.root(), tokens.start(index))) {
                    used.add(text);
                }
            } else if (tokens.kind(index) == Tokens.Kind.STRING || tokens.kind(index) == Tokens.Kind.COMMENT) {
                imported.keySet().stream().filter(text::contains).forEach(used::add);
            }
        }
        return used;
    }

    private static boolean inImport(Node<Kind> module, int offset) {
        for (Node<Kind> statement : module.children()) {
            if (statement.span().covers(offset)) {
                return statement.is(Kind.IMPORT_STATEMENT)
                        || statement.is(Kind.IMPORT_FROM_STATEMENT)
                        || statement.is(Kind.FUTURE_IMPORT_STATEMENT);
            }
        }
        return false;
    }
}
