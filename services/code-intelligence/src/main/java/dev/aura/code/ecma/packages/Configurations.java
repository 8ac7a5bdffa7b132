package dev.aura.code.ecma.packages;

import dev.aura.code.language.manifest.Statements;
import dev.aura.code.language.manifest.Statements.Statement;
import dev.aura.code.language.manifest.WorkspacePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The compiler's configurations of a workspace. A file is of that which is nearest above it, and of those which that refers to. */
final class Configurations {

    private static final List<String> NAMES = List.of("tsconfig.json", "jsconfig.json");
    private static final int DEPTH_MAX = 16;

    /** Files that are read for one configuration: each may go on from several. */
    private static final int READ_MAX = 64;

    private final Map<String, List<Statement>> written = new HashMap<>();
    private final Map<String, Configuration> found = new HashMap<>();

    /** Configurations by their directories. */
    private final Map<String, List<Configuration>> inDirectories = new HashMap<>();

    /**
     * @param manifests what the files state, by path
     * @param homes the directory of a package of the workspace, by its name; empty for others
     */
    Configurations(Map<String, String> manifests, UnaryOperator<String> homes) {
        manifests.forEach((path, text) -> {
            if (EcmaManifest.isConfiguration(path)) {
                written.put(path, Statements.read(text));
            }
        });
        written.keySet().stream().sorted().forEach(path -> {
            String directory = WorkspacePath.parent(path);
            Configuration configuration = new Reading(directory, homes).read(path, 0);
            found.put(path, configuration);
            inDirectories.computeIfAbsent(directory, key -> new ArrayList<>()).add(configuration);
        });
    }

    /** One configuration with what it goes on from. */
    private final class Reading {
        private final String leaf;
        private final UnaryOperator<String> homes;
        private int read;

        Reading(String leaf, UnaryOperator<String> homes) {
            this.leaf = leaf;
            this.homes = homes;
        }

        Configuration read(String path, int depth) {
            List<Statement> statements = written.get(path);
            if (statements == null || depth > DEPTH_MAX || read++ > READ_MAX) {
                return Configuration.NONE;
            }
            String directory = WorkspacePath.parent(path);
            Configuration above = Configuration.NONE;
            for (Statement statement : statements) {
                if (statement.kind().equals(EcmaManifest.EXTENDS)) {
                    String next = extended(directory, statement.word(0), homes);
                    above = (next == null ? Configuration.NONE : read(next, depth + 1)).over(above);
                }
            }
            return Configuration.of(statements, directory, leaf, above);
        }
    }

    private @Nullable String extended(String directory, String name, UnaryOperator<String> homes) {
        String at;
        if (name.startsWith(".")) {
            at = WorkspacePath.join(directory, name);
        } else {
            String home = homes.apply(PackageNames.of(name));
            at = home.isEmpty() ? null : WorkspacePath.join(home, PackageNames.below(name));
        }
        return at == null ? null : existing(at);
    }

    private @Nullable String existing(String path) {
        String inside = path.isEmpty() ? NAMES.getFirst() : path + "/" + NAMES.getFirst();
        for (String candidate : List.of(path, path + ".json", inside)) {
            if (written.containsKey(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    /** Those that say what names in a file lead to, the likeliest first. */
    List<Configuration> of(String file) {
        for (String at = WorkspacePath.parent(file); ; at = WorkspacePath.parent(at)) {
            for (String name : NAMES) {
                Configuration nearest = found.get(at.isEmpty() ? name : at + "/" + name);
                if (nearest != null) {
                    return withReferences(nearest, file);
                }
            }
            if (at.isEmpty()) {
                return List.of();
            }
        }
    }

    /** Those that lie elsewhere say nothing of this file. */
    private List<Configuration> withReferences(Configuration nearest, String file) {
        List<Configuration> all = new ArrayList<>(List.of(nearest));
        for (String reference : nearest.references()) {
            String path = existing(reference);
            Configuration one = path == null ? null : found.get(path);
            if (path != null && one != null && WorkspacePath.isAtOrBelow(file, WorkspacePath.parent(path))) {
                all.add(one);
            }
        }
        return all;
    }

    /** Those in a directory itself. */
    List<Configuration> in(String directory) {
        return inDirectories.getOrDefault(directory, List.of());
    }
}
