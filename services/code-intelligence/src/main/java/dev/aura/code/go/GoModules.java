package dev.aura.code.go;

import dev.aura.code.language.ModuleSystem;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A directory is a package, and a module of the graph; its import path is that of the nearest {@code go.mod} above with the directories between. Where there
 * is no {@code go.mod} a package is known by its directory, and an import leads to it where its path is the directory's, from {@code src} on.
 */
final class GoModules implements ModuleSystem {

    @Override
    public Index index(Collection<SourceUnit> units) {
        return new DirectoryIndex(units);
    }

    private static final class DirectoryIndex implements Index {

        /** Module path by the directory of its go.mod. */
        private final Map<String, String> modules = new HashMap<>();

        /** Files by import path, then by the names they declare; a file that declares nothing is under the empty name. */
        private final Map<String, Map<String, Set<String>>> packages = new HashMap<>();

        DirectoryIndex(Collection<SourceUnit> units) {
            units.stream()
                    .filter(unit -> GoModFile.is(unit.path()) && !unit.module().isEmpty())
                    .forEach(unit -> modules.put(directory(unit.path()), unit.module()));
            units.stream().filter(unit -> !GoModFile.is(unit.path())).forEach(this::add);
        }

        private void add(SourceUnit unit) {
            Map<String, Set<String>> names =
                    packages.computeIfAbsent(importPath(directory(unit.path())), path -> new TreeMap<>());
            names.computeIfAbsent("", name -> new TreeSet<>()).add(unit.path());
            unit.types()
                    .forEach(name ->
                            names.computeIfAbsent(name, key -> new TreeSet<>()).add(unit.path()));
        }

        /** The import path of the package in a directory. */
        private String importPath(String directory) {
            String at = directory;
            while (true) {
                String module = modules.get(at);
                if (module != null) {
                    return directory.equals(at) ? module : module + "/" + below(directory, at);
                }
                if (at.isEmpty()) {
                    break;
                }
                at = directory(at);
            }
            int source = ("/" + directory).lastIndexOf("/src/");
            return source < 0 ? directory : directory.substring(source + "src/".length());
        }

        private static String below(String directory, String ancestor) {
            return ancestor.isEmpty() ? directory : directory.substring(ancestor.length() + 1);
        }

        private static String directory(String path) {
            int slash = path.lastIndexOf('/');
            return slash < 0 ? "" : path.substring(0, slash);
        }

        @Override
        public String moduleOf(SourceUnit unit) {
            String path = importPath(directory(unit.path()));
            return path.isEmpty() ? "." : path;
        }

        @Override
        public Set<String> modulesOf(SourceUnit importer, String importedName) {
            String path = absolute(importer, importedName);
            return packages.containsKey(path) ? Set.of(path.isEmpty() ? "." : path) : Set.of();
        }

        /** Imports by `./` and `../` are of the time before modules, and still parse. */
        private String absolute(SourceUnit importer, String importedName) {
            String directory = directory(importer.path());
            String name = importedName;
            if (!name.startsWith("./") && !name.startsWith("../")) {
                return name;
            }
            while (name.startsWith("./") || name.startsWith("../")) {
                directory = name.startsWith("../") ? directory(directory) : directory;
                name = name.substring(name.indexOf('/') + 1);
            }
            return importPath(directory.isEmpty() ? name : directory + "/" + name);
        }

        /** The files that declare what is mentioned of the package; all that are no tests where nothing is, as for an import for its effects. */
        @Override
        public Set<String> filesOf(SourceUnit importer, String importedName, Collection<String> mentionedNames) {
            Map<String, Set<String>> names = packages.get(absolute(importer, importedName));
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
                    : packages.getOrDefault(importPath(directory(user.path())), Map.of())
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
