package dev.aura.code.ecma;

import dev.aura.code.language.ModuleSystem;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A file is a module, named by its path. Relative imports are found as Node.js, bundlers and TypeScript find them. Of other names those lead into the workspace that begin with an
 * alias for the source root, that are a path below a directory around the importer, or whose last part is the directory of exactly one package; the rest are packages from outside.
 */
final class EcmaModules implements ModuleSystem {

    private static final List<String> EXTENSIONS =
            List.of(".ts", ".tsx", ".mts", ".cts", ".d.ts", ".js", ".jsx", ".mjs", ".cjs", ".d.mts", ".d.cts");

    @Override
    public Index index(Collection<SourceUnit> units) {
        return new FileIndex(units);
    }

    private static final class FileIndex implements Index {

        private final Set<String> paths = new HashSet<>();

        /** Directories that hold a package, by their last name: those with an `index`, or with one in `src`. */
        private final Map<String, Set<String>> packages = new HashMap<>();

        FileIndex(Collection<SourceUnit> units) {
            units.forEach(unit -> paths.add(unit.path()));
            units.forEach(unit -> addPackage(unit.path()));
        }

        private void addPackage(String path) {
            String directory = parent(path);
            String file = path.substring(path.lastIndexOf('/') + 1);
            if (!file.startsWith("index.") || directory.isEmpty()) {
                return;
            }
            boolean src = directory.endsWith("/src") || directory.endsWith("/lib");
            String home = src ? parent(directory) : directory;
            packages.computeIfAbsent(home.substring(home.lastIndexOf('/') + 1), name -> new HashSet<>())
                    .add(home);
        }

        @Override
        public String moduleOf(SourceUnit unit) {
            return unit.path();
        }

        @Override
        public Set<String> modulesOf(SourceUnit importer, String importedName) {
            return resolve(importer.path(), importedName);
        }

        @Override
        public Set<String> filesOf(SourceUnit importer, String importedName, Collection<String> mentionedNames) {
            return resolve(importer.path(), importedName);
        }

        @Override
        public Set<String> filesWithoutImport(SourceUnit user, String mentionedName) {
            return Set.of();
        }

        /** The package, without the path in it. */
        @Override
        public String external(String importedName) {
            if (importedName.startsWith(".") || importedName.startsWith("/")) {
                return importedName;
            }
            int slash = importedName.indexOf('/');
            if (importedName.startsWith("@") && slash > 0) {
                slash = importedName.indexOf('/', slash + 1);
            }
            return slash < 0 ? importedName : importedName.substring(0, slash);
        }

        private Set<String> resolve(String importer, String name) {
            String bare = name.replaceFirst("[?].*$", "");
            if (bare.equals(".") || bare.equals("..") || bare.startsWith("./") || bare.startsWith("../")) {
                return without(importer, file(join(parent(importer), bare)));
            }
            if (bare.startsWith("@/") || bare.startsWith("~/")) {
                return without(importer, around(importer, bare.substring(2)));
            }
            if (bare.startsWith("node:") || bare.indexOf('/') < 0) {
                return Set.of();
            }
            Set<String> below = around(importer, bare);
            return without(importer, below.isEmpty() && bare.startsWith("@") ? scoped(bare) : below);
        }

        /** A path below the nearest directory around the importer, or below `src` in it. */
        private Set<String> around(String importer, String below) {
            String directory = parent(importer);
            while (true) {
                for (String base : List.of(directory, join(directory, "src"))) {
                    Set<String> found = file(join(base, below));
                    if (!found.isEmpty()) {
                        return found;
                    }
                }
                if (directory.isEmpty()) {
                    return Set.of();
                }
                directory = parent(directory);
            }
        }

        /** `@scope/name` and what is below it. */
        private Set<String> scoped(String name) {
            String[] parts = name.split("/", 3);
            Set<String> homes = packages.getOrDefault(parts[1], Set.of());
            if (homes.size() != 1) {
                return Set.of();
            }
            String home = homes.iterator().next();
            String below = parts.length > 2 ? "/" + parts[2] : "";
            for (String base : List.of("/src", "", "/lib")) {
                Set<String> found = file(home + base + below);
                if (!found.isEmpty()) {
                    return found;
                }
            }
            return Set.of();
        }

        /** The file at a path that may lack its extension, name the compiled file, or be a directory. */
        private Set<String> file(String path) {
            if (paths.contains(path)) {
                return Set.of(path);
            }
            String source = path.replaceFirst("\\.([cm]?)jsx?$", ".$1ts");
            for (String candidate : List.of(source, source + "x")) {
                if (!source.equals(path) && paths.contains(candidate)) {
                    return Set.of(candidate);
                }
            }
            for (String stem : List.of(path, path.isEmpty() ? "index" : path + "/index")) {
                for (String extension : EXTENSIONS) {
                    if (paths.contains(stem + extension)) {
                        return Set.of(stem + extension);
                    }
                }
            }
            return Set.of();
        }

        private static Set<String> without(String importer, Set<String> found) {
            return found.contains(importer) ? Set.of() : new TreeSet<>(found);
        }

        /** A path below a directory, with `.` and `..` followed; one that leads out stays as it is and names no file. */
        private static String join(String directory, String below) {
            String at = directory;
            for (String step : below.split("/", -1)) {
                if (step.equals("..")) {
                    if (at.isEmpty()) {
                        return below;
                    }
                    at = parent(at);
                } else if (!step.equals(".") && !step.isEmpty()) {
                    at = at.isEmpty() ? step : at + "/" + step;
                }
            }
            return at;
        }

        private static String parent(String path) {
            int slash = path.lastIndexOf('/');
            return slash < 0 ? "" : path.substring(0, slash);
        }
    }
}
