package dev.aura.code.ecma.packages;

import dev.aura.code.language.manifest.Statements.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A {@code package.json}.
 *
 * @param directory that it is in
 * @param name of the package; empty where it has none
 * @param exports what paths below the package lead to
 * @param main what the package itself leads to where nothing is exported
 * @param imports what names beginning with `#` lead to
 * @param dependencies names of packages that are used
 * @param workspaces patterns of directories
 */
record PackageFile(
        String directory,
        String name,
        Map<String, List<String>> exports,
        List<String> main,
        Map<String, List<String>> imports,
        Set<String> dependencies,
        List<String> workspaces) {

    static PackageFile of(String directory, List<Statement> statements) {
        String name = "";
        Map<String, List<String>> exports = NamePattern.none();
        Map<String, List<String>> imports = NamePattern.none();
        Set<String> dependencies = new HashSet<>();
        for (Statement statement : statements) {
            switch (statement.kind()) {
                case EcmaManifest.NAME -> name = statement.word(0);
                case EcmaManifest.EXPORT -> NamePattern.add(exports, statement.word(0), statement.word(1));
                case EcmaManifest.IMPORT -> NamePattern.add(imports, statement.word(0), statement.word(1));
                case EcmaManifest.DEPENDENCY -> dependencies.add(statement.word(0));
                default -> {}
            }
        }
        return new PackageFile(
                directory,
                name,
                exports,
                words(statements, EcmaManifest.MAIN),
                imports,
                dependencies,
                words(statements, EcmaManifest.WORKSPACE));
    }

    private static List<String> words(List<Statement> statements, String kind) {
        return statements.stream()
                .filter(statement -> statement.kind().equals(kind))
                .map(statement -> statement.word(0))
                .toList();
    }
}
