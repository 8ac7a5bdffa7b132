package dev.aura.code.ecma.packages;

import dev.aura.code.language.manifest.Statements.Statement;
import dev.aura.code.language.manifest.WorkspacePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code tsconfig.json} comes to, with what it extends. Directories and files are paths in the workspace.
 *
 * @param base the directory below which names are looked for; null where there is none
 * @param paths what patterns of names lead to
 * @param references configurations, or directories of some
 * @param outputs directories of compiled files
 * @param root the directory of their sources; null where it is not said
 */
record Configuration(
        @Nullable String base,
        Map<String, List<String>> paths,
        List<String> references,
        List<String> outputs,
        @Nullable String root) {

    /** Stands for the directory of the configuration that is asked for, not of the one that writes it. */
    private static final String OWN_DIRECTORY = "${configDir}";

    /** Says nothing. */
    static final Configuration NONE = new Configuration(null, Map.of(), List.of(), List.of(), null);

    /**
     * What statements come to.
     *
     * @param directory of the file that states them
     * @param leaf directory of the configuration that is asked for
     * @param above what it extends comes to
     */
    static Configuration of(List<Statement> statements, String directory, String leaf, Configuration above) {
        String base = above.base();
        String root = above.root();
        Map<String, List<String>> paths = NamePattern.none();
        List<String> references = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        for (Statement statement : statements) {
            String at = resolved(statement.word(0), directory, leaf);
            switch (statement.kind()) {
                case EcmaManifest.BASE -> base = at;
                case EcmaManifest.ROOT -> root = at;
                case EcmaManifest.REFERENCE -> add(references, at);
                case EcmaManifest.OUTPUT -> add(outputs, at);
                default -> {}
            }
        }
        String below = base == null ? directory : base;
        statements.stream()
                .filter(statement -> statement.kind().equals(EcmaManifest.PATH))
                .forEach(statement -> {
                    String target = resolved(statement.word(1), below, leaf);
                    if (target != null) {
                        NamePattern.add(paths, statement.word(0), target);
                    }
                });
        return new Configuration(
                base,
                paths.isEmpty() ? above.paths() : paths,
                references,
                outputs.isEmpty() ? above.outputs() : outputs,
                root);
    }

    /** The same, with what another one says where this one says nothing. */
    Configuration over(Configuration other) {
        return new Configuration(
                base == null ? other.base : base,
                paths.isEmpty() ? other.paths : paths,
                references,
                outputs.isEmpty() ? other.outputs : outputs,
                root == null ? other.root : root);
    }

    private static @Nullable String resolved(String path, String directory, String leaf) {
        return path.startsWith(OWN_DIRECTORY)
                ? WorkspacePath.join(
                        leaf, path.substring(OWN_DIRECTORY.length()).replaceFirst("^/+", ""))
                : WorkspacePath.join(directory, path);
    }

    private static void add(List<String> into, @Nullable String path) {
        if (path != null) {
            into.add(path);
        }
    }
}
