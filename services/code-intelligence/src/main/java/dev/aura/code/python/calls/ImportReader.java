package dev.aura.code.python.calls;

import dev.aura.code.language.calls.Step;
import dev.aura.code.language.calls.Steps;
import dev.aura.code.language.flow.Scope;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Node;

/** Reads imports: each binds a name to a module, or to a member of one. */
final class ImportReader {

    private final Steps steps;
    private final Scope scope;

    ImportReader(PythonCallFacts file, Scope scope) {
        this.steps = file.steps();
        this.scope = scope;
    }

    void read(Node<Kind> statement) {
        if (statement.is(Kind.IMPORT_STATEMENT)) {
            statement.children().forEach(this::module);
            return;
        }
        Node<Kind> from = statement.first();
        if (from == null) {
            return;
        }
        int module = steps.add(Step.Kind.IMPORT, plain(from));
        for (Node<Kind> child :
                statement.children().subList(1, statement.children().size())) {
            if (child.is(Kind.WILDCARD_IMPORT)) {
                steps.add(Step.Kind.STAR, "", module);
            } else if (child.is(Kind.ALIASED_IMPORT) && child.first() != null) {
                scope.assign(
                        child.lastText(),
                        steps.member(module, plain(child.children().getFirst())));
            } else {
                scope.assign(plain(child), steps.member(module, plain(child)));
            }
        }
    }

    /** `import a.b` binds the first name, `import a.b as c` the module itself. */
    private void module(Node<Kind> node) {
        boolean aliased = node.is(Kind.ALIASED_IMPORT);
        String name = plain(aliased && node.first() != null ? node.children().getFirst() : node);
        if (aliased) {
            scope.assign(node.lastText(), steps.add(Step.Kind.IMPORT, name));
        } else {
            String first = name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.'));
            scope.assign(first, steps.add(Step.Kind.IMPORT, first));
        }
    }

    private static String plain(Node<Kind> name) {
        return name.text().replaceAll("\\s", "");
    }
}
