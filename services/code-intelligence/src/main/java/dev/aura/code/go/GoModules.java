package dev.aura.code.go;

import dev.aura.code.go.modules.GoManifest;
import dev.aura.code.go.modules.ImportPaths;
import dev.aura.code.language.ModuleSystem;
import dev.aura.code.language.manifest.WorkspacePath;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A directory is a package, and a module of the graph, known by its import path. An import leads to the directory of which it is the path. */
final class GoModules implements ModuleSystem {

    @Override
    public Index index(Collection<SourceUnit> units) {
        return new DirectoryIndex(units);
    }

    private static final class DirectoryIndex implements Index {

        private final ImportPaths paths;

        /** Files by import path, then by the names they declare; a file that declares nothing is under the empty name. */
        private final Map<String, Map<String, Set<String>>> packages = new HashMap<>();

        DirectoryIndex(Collection<SourceUnit> units) {
            Map<String, String> manifests = new HashMap<>();
            units.stream()
                    .filter(unit -> GoManifest.is(unit.path()))
                    .forEach(unit -> manifests.put(unit.path(), unit.module()));
            paths = new ImportPaths(manifests);
            units.stream().filter(unit -> !GoManifest.is(unit.path())).forEach(this::add);
        }

        private void add(SourceUnit unit) {
            Map<String, Set<String>> names =
                    packages.computeIfAbsent(paths.of(WorkspacePath.parent(unit.path())), path -> new TreeMap<>());
            names.computeIfAbsent("", name -> new TreeSet<>()).add(unit.path());
            unit.types()
                    .forEach(name ->
                            names.computeIfAbsent(name, key -> new TreeSet<>()).add(unit.path()));
        }

        @Override
        public String moduleOf(SourceUnit unit) {
            String path = paths.of(WorkspacePath.parent(unit.path()));
            return path.isEmpty() ? "." : path;
        }

        @Override
        public Set<String> modulesOf(SourceUnit importer, String importedName) {
            String path = paths.absolute(importer.path(), importedName);
            return packages.containsKey(path) ? Set.of(path.isEmpty() ? "." : path) : Set.of();
        }

        /** The files that declare what is mentioned of the package; all that are no tests where nothing is, as for an import for its effects. */
        @Override
        public Set<String> filesOf(SourceUnit importer, String importedName, Collection<String> mentionedNames) {
            Map<String, Set<String>> names = packages.get(paths.absolute(importer.path(), importedName));
            if (names == null) {
                return Set.of();
            }
            Set<String> files = new TreeSet<>();
            boolean mentioned = false;
            for (String name : mentionedNames) {
                if (name.length() > importedName.length() + 1
                        && name.startsWith(importedName)
                        && name.lastIndexOf('.') == importedName.length()) {
                    mentioned = true;
                    files.addAll(names.getOrDefault(name.substring(importedName.length() + 1), Set.of()));
                }
            }
            if (!mentioned) {
                files.addAll(names.getOrDefault("", Set.of()));
            }
            files.removeIf(path -> path.endsWith("_test.go"));
            return files;
        }

        @Override
        public Set<String> filesWithoutImport(SourceUnit user, String mentionedName) {
            return mentionedName.isEmpty() || mentionedName.indexOf('.') >= 0
                    ? Set.of()
                    : packages.getOrDefault(paths.of(WorkspacePath.parent(user.path())), Map.of())
                            .getOrDefault(mentionedName, Set.of());
        }

        /** A package of another module counts as its host, owner and name; one of the standard library as it is. */
        @Override
        public String external(String importedName) {
            String[] parts = importedName.split("/", -1);
            boolean standard = parts[0].indexOf('.') < 0;
            return standard || parts.length <= 3 ? importedName : String.join("/", parts[0], parts[1], parts[2]);
        }
    }
}
