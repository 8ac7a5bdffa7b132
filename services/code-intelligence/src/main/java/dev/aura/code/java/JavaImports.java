package dev.aura.code.java;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import dev.aura.code.java.tree.Offsets;
import dev.aura.code.language.Declaration.Span;
import dev.aura.code.language.ImportStatement;
import java.util.List;

/** Reads import declarations. */
final class JavaImports {

    private JavaImports() {}

    static List<ImportStatement> of(CompilationUnit unit, Offsets offsets) {
        return unit.getImports().stream()
                .map(found -> statement(found, offsets))
                .toList();
    }

    private static ImportStatement statement(ImportDeclaration found, Offsets offsets) {
        Span span = offsets.of(found);
        String name = (found.isStatic() ? "static " : "") + found.getNameAsString() + (found.isAsterisk() ? ".*" : "");
        return new ImportStatement(name, span.start(), span.end(), false);
    }
}
