package dev.aura.code.python.calls;

import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.language.flow.FlowLanguage.Modules;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds modules as Python does: beside a script, from the directory above the outermost package, and from the workspace. */
final class PythonModuleFiles implements Modules {

    private static final List<String> ENDINGS = List.of(".py", "/__init__.py", ".pyi", "/__init__.pyi");

    private final Set<String> paths = new HashSet<>();
    private final Set<String> directories = new HashSet<>();
    private final Map<String, Set<String>> byName = new HashMap<>();

    PythonModuleFiles(Collection<CallUnit> units) {
        units.forEach(unit -> paths.add(unit.path()));
        for (String path : paths) {
            for (String at = parent(path); !at.isEmpty() && directories.add(at); at = parent(at)) {
                // Each directory above is one as well.
            }
        }
        paths.forEach(path ->
                byName.computeIfAbsent(dotted(path), name -> new TreeSet<>()).add(path));
    }

    private String dotted(String path) {
        String root = parent(path);
        while (!root.isEmpty() && isPackage(root)) {
            root = parent(root);
        }
        String below = root.isEmpty() ? path : path.substring(root.length() + 1);
        String stem = below.substring(0, below.lastIndexOf('.'));
        String module = stem.endsWith("/__init__") ? parent(stem) : stem;
        return module.replace('/', '.');
    }

    private boolean isPackage(String directory) {
        return paths.contains(directory + "/__init__.py") || paths.contains(directory + "/__init__.pyi");
    }

    @Override
    public Optional<String> find(String importer, String name) {
        if (name.startsWith(".")) {
            return relative(importer, name);
        }
        String directory = parent(importer);
        String path = name.replace('.', '/');
        Optional<String> beside = isPackage(directory) ? Optional.empty() : file(join(directory, path), importer);
        return beside.or(() -> nearest(importer, name)).or(() -> at(path, importer));
    }

    private Optional<String> relative(String importer, String name) {
        int dots = 0;
        while (dots < name.length() && name.charAt(dots) == '.') {
            dots++;
        }
        String directory = parent(importer);
        for (int up = 1; up < dots; up++) {
            directory = parent(directory);
        }
        String below = name.substring(dots).replace('.', '/');
        return at(below.isEmpty() ? directory : join(directory, below), "");
    }

    /** Of several modules of a name the one whose directory is nearest; none where two are as near. */
    private Optional<String> nearest(String importer, String name) {
        Set<String> named = byName.getOrDefault(name, Set.of());
        if (named.size() == 1) {
            return named.stream().filter(path -> !path.equals(importer)).findFirst();
        }
        for (String at = parent(importer); !named.isEmpty(); at = parent(at)) {
            String around = at.isEmpty() ? "" : at + "/";
            List<String> below = named.stream()
                    .filter(path -> path.startsWith(around) && !path.equals(importer))
                    .toList();
            if (!below.isEmpty() || at.isEmpty()) {
                return below.size() == 1 ? Optional.of(below.getFirst()) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<String> file(String stem, String importer) {
        return ENDINGS.stream()
                .map(ending -> stem + ending)
                .filter(path -> paths.contains(path) && !path.equals(importer))
                .findFirst();
    }

    /** The module at a path without extension: a file, a package, or a directory. */
    private Optional<String> at(String stem, String importer) {
        return file(stem, importer).or(() -> directories.contains(stem) ? Optional.of(stem + "/") : Optional.empty());
    }

    @Override
    public Optional<String> below(String module, String name) {
        if (module.endsWith("/")) {
            return at(module + name, "");
        }
        boolean holds = module.endsWith("__init__.py") || module.endsWith("__init__.pyi");
        return holds ? at(join(parent(module), name), module) : Optional.empty();
    }

    private static String join(String directory, String name) {
        return directory.isEmpty() ? name : directory + "/" + name;
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
