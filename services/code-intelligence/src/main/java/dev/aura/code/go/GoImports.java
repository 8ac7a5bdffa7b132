package dev.aura.code.go;

import dev.aura.code.go.tree.Imports;
import dev.aura.code.go.tree.Kind;
import dev.aura.code.language.ImportStatement;
import dev.aura.code.syntax.Node;
import java.util.List;

/** Reads import declarations. Go forbids cycles, so all of them bind when the program starts. */
final class GoImports {

    private GoImports() {}

    static List<ImportStatement> of(Node<Kind> file) {
        return Imports.specs(file)
                .filter(spec -> !Imports.path(spec).isEmpty())
                .map(spec -> new ImportStatement(Imports.path(spec), spec.start(), spec.end(), false))
                .toList();
    }

    static String packageName(Node<Kind> file) {
        Node<Kind> clause = file.child(Kind.PACKAGE_CLAUSE);
        Node<Kind> name = clause == null ? null : clause.first();
        return name == null ? "" : name.text();
    }
}
