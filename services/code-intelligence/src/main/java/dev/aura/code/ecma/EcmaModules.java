package dev.aura.code.ecma;

import dev.aura.code.ecma.packages.EcmaManifest;
import dev.aura.code.ecma.packages.ModuleFiles;
import dev.aura.code.ecma.packages.Resolver;
import dev.aura.code.language.ModuleSystem;
import dev.aura.code.language.manifest.WorkspacePath;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A file is a module, named by its path. Relative imports are found as Node.js, bundlers and TypeScript find them, other names by what manifests say. Where those say nothing of
 * a name, it leads into the workspace when it begins with an alias for the source root, is a path below a directory around the importer, or ends with the directory of exactly one
 * package; the rest are packages from outside.
 */
final class EcmaModules implements ModuleSystem {

    @Override
    public Index index(Collection<SourceUnit> units) {
        return new FileIndex(units);
    }

    private static final class FileIndex implements Index {

        /** Stands for no file. */
        private static final String NONE = "";

        private final Set<String> paths = new HashSet<>();
        private final ModuleFiles files = new ModuleFiles(paths);
        private final Resolver resolver;

        /** Directories that hold a package, by their last name: those with an `index`, or with one in `src`. */
        private final Map<String, Set<String>> packages = new HashMap<>();

        /** What names lead to, by the importer's directory and the name; one directory's files import the same again and again. */
        private final Map<List<String>, String> known = new ConcurrentHashMap<>();

        FileIndex(Collection<SourceUnit> units) {
            Map<String, String> manifests = new HashMap<>();
            for (SourceUnit unit : units) {
                if (EcmaManifest.is(unit.path())) {
                    manifests.put(unit.path(), unit.module());
                } else {
                    paths.add(unit.path());
                }
            }
            paths.forEach(this::addPackage);
            resolver = new Resolver(manifests, files);
        }

        private void addPackage(String path) {
            String directory = WorkspacePath.parent(path);
            String file = WorkspacePath.name(path);
            if (!file.startsWith("index.") || directory.isEmpty()) {
                return;
            }
            boolean src = directory.endsWith("/src") || directory.endsWith("/lib");
            String home = src ? WorkspacePath.parent(directory) : directory;
            packages.computeIfAbsent(WorkspacePath.name(home), name -> new HashSet<>())
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
            String found = known.computeIfAbsent(List.of(WorkspacePath.parent(importer), name), key -> {
                String file = find(importer, name.replaceFirst("[?].*$", ""));
                return file == null ? NONE : file;
            });
            return found.equals(NONE) || found.equals(importer) ? Set.of() : Set.of(found);
        }

        private @Nullable String find(String importer, String name) {
            if (name.equals(".") || name.equals("..") || name.startsWith("./") || name.startsWith("../")) {
                return files.file(WorkspacePath.join(WorkspacePath.parent(importer), name));
            }
            if (name.isEmpty() || name.startsWith("/") || name.startsWith("node:")) {
                return null;
            }
            String found = resolver.find(importer, name);
            return found != null || resolver.isDependency(importer, name) ? found : usual(importer, name);
        }

        /** What a name leads to by custom, where no manifest says it. */
        private @Nullable String usual(String importer, String name) {
            if (name.startsWith("@/") || name.startsWith("~/")) {
                return around(importer, name.substring(2));
            }
            if (name.indexOf('/') < 0) {
                return null;
            }
            String below = around(importer, name);
            return below == null && name.startsWith("@") ? scoped(name) : below;
        }

        /** A path below the nearest directory around the importer, or below `src` in it. */
        private @Nullable String around(String importer, String below) {
            String directory = WorkspacePath.parent(importer);
            while (true) {
                String found = files.file(WorkspacePath.join(directory, below));
                found = found == null ? files.file(WorkspacePath.join(directory, "src/" + below)) : found;
                if (found != null || directory.isEmpty()) {
                    return found;
                }
                directory = WorkspacePath.parent(directory);
            }
        }

        /** `@scope/name` and what is below it. */
        private @Nullable String scoped(String name) {
            String[] parts = name.split("/", 3);
            Set<String> homes = packages.getOrDefault(parts[1], Set.of());
            if (homes.size() != 1) {
                return null;
            }
            String home = homes.iterator().next();
            String below = parts.length > 2 ? "/" + parts[2] : "";
            for (String base : List.of("/src", "", "/lib")) {
                String found = files.file(home + base + below);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
    }
}
