package dev.aura.code.python;

import dev.aura.code.language.ModuleSystem;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A file is a module. Its name starts at the directory above the outermost package around it; an absolute import is looked up by that
 * name, by the path from the workspace (a namespace package), and beside the importing file (a script).
 */
final class PythonModules implements ModuleSystem {

    private static final String INIT = "__init__";

    @Override
    public Index index(Collection<SourceUnit> units) {
        return new FileIndex(units);
    }

    private static final class FileIndex implements Index {

        private final Set<String> paths = new HashSet<>();
        private final Map<String, Set<String>> byName = new HashMap<>();

        FileIndex(Collection<SourceUnit> units) {
            units.forEach(unit -> paths.add(unit.path()));
            units.forEach(unit -> {
                byName.computeIfAbsent(dotted(unit.path()), name -> new TreeSet<>())
                        .add(unit.path());
                byName.computeIfAbsent(withoutInit(stem(unit.path()).replace('/', '.')), name -> new TreeSet<>())
                        .add(unit.path());
            });
        }

        /** Dotted name from the outermost package. */
        private String dotted(String path) {
            String directory = parent(path, '/');
            String root = directory;
            while (!root.isEmpty() && isPackage(root)) {
                root = parent(root, '/');
            }
            String below = root.isEmpty() ? path : path.substring(root.length() + 1);
            return withoutInit(stem(below).replace('/', '.'));
        }

        private boolean isPackage(String directory) {
            return paths.contains(directory + "/__init__.py") || paths.contains(directory + "/__init__.pyi");
        }

        @Override
        public String moduleOf(SourceUnit unit) {
            String name = dotted(unit.path());
            // Scripts of the same name in several directories are different modules.
            return byName.getOrDefault(name, Set.of()).size() > 1 ? unit.path() : name;
        }

        @Override
        public Set<String> modulesOf(SourceUnit importer, String importedName) {
            Set<String> modules = new TreeSet<>();
            resolve(importer, importedName)
                    .forEach(path -> modules.add(moduleOf(new SourceUnit(path, "", java.util.List.of()))));
            return modules;
        }

        @Override
        public Set<String> filesOf(SourceUnit importer, String importedName, Collection<String> mentionedNames) {
            return resolve(importer, importedName);
        }

        @Override
        public Set<String> filesWithoutImport(SourceUnit user, String mentionedName) {
            return Set.of();
        }

        @Override
        public String external(String importedName) {
            int dot = importedName.indexOf('.');
            return importedName.startsWith(".")
                    ? importedName
                    : dot < 0 ? importedName : importedName.substring(0, dot);
        }

        private Set<String> resolve(SourceUnit importer, String importedName) {
            String name =
                    importedName.endsWith(".*") ? importedName.substring(0, importedName.length() - 2) : importedName;
            if (name.startsWith(".")) {
                return relative(importer.path(), name);
            }
            for (String at = name; !at.isEmpty(); at = parent(at, '.')) {
                Set<String> beside = file(join(parent(importer.path(), '/'), at.replace('.', '/')));
                if (!beside.isEmpty() && !isPackage(parent(importer.path(), '/'))) {
                    return without(importer, beside);
                }
                Set<String> named = byName.get(at);
                if (named != null && named.size() == 1) {
                    return without(importer, named);
                }
            }
            return Set.of();
        }

        private static Set<String> without(SourceUnit importer, Set<String> found) {
            return found.contains(importer.path()) ? Set.of() : found;
        }

        private Set<String> relative(String importer, String name) {
            int dots = 0;
            while (dots < name.length() && name.charAt(dots) == '.') {
                dots++;
            }
            String directory = parent(importer, '/');
            for (int up = 1; up < dots; up++) {
                directory = parent(directory, '/');
            }
            String below = name.substring(dots).replaceAll("\\*$", "");
            for (String at = below; !at.isEmpty(); at = parent(at, '.')) {
                Set<String> found = file(join(directory, at.replace('.', '/')));
                if (!found.isEmpty()) {
                    return found;
                }
            }
            Set<String> init = file(directory);
            return init.contains(importer) ? Set.of() : init;
        }

        /** The file of a module at a path without extension, or of the package in that directory. */
        private Set<String> file(String stem) {
            for (String candidate :
                    java.util.List.of(stem + ".py", stem + "/__init__.py", stem + ".pyi", stem + "/__init__.pyi")) {
                if (paths.contains(candidate)) {
                    return Set.of(candidate);
                }
            }
            return Set.of();
        }

        private static String join(String directory, String name) {
            return directory.isEmpty() ? name : directory + "/" + name;
        }

        private static String stem(String path) {
            int dot = path.lastIndexOf('.');
            return dot > path.lastIndexOf('/') ? path.substring(0, dot) : path;
        }

        private static String withoutInit(String dotted) {
            return dotted.endsWith("." + INIT) ? dotted.substring(0, dotted.length() - INIT.length() - 1) : dotted;
        }

        private static String parent(String text, char separator) {
            int at = text.lastIndexOf(separator);
            return at < 0 ? "" : text.substring(0, at);
        }
    }
}
