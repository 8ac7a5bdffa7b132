package dev.aura.code.go.modules;

import dev.aura.code.language.manifest.Statements;
import dev.aura.code.language.manifest.Statements.Statement;
import dev.aura.code.language.manifest.WorkspacePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The import paths of directories: that of the nearest {@code go.mod} above with the directories between. Where there is no {@code go.mod} a package is known by its
 * directory, from {@code src} on. A module of which there are several copies is known by its path in the first of them, and with the directory in the others.
 */
public final class ImportPaths {

    private static final String WORK = "go.work";
    private static final String VENDOR = "vendor";

    /** The module of Go's own library, which its packages are not named by. */
    private static final String STANDARD = "std";

    /** Divides the path of a package from the directory of a copy that is not the first. */
    private static final String COPY = "@";

    /** Module path by the directory that holds the module. */
    private final Map<String, String> modules = new HashMap<>();

    /** For each directory with a manifest the directories that stand in for modules. */
    private final Map<String, Map<String, String>> replaced = new HashMap<>();

    /** The directories that are worked on. */
    private final Set<String> used = new HashSet<>();

    /** For each module path the directories that hold it, the first one first. */
    private final Map<String, List<String>> homes = new HashMap<>();

    /**
     * The import paths of a workspace.
     *
     * @param manifests what they state, by path
     */
    public ImportPaths(Map<String, String> manifests) {
        new TreeMap<>(manifests).forEach((path, text) -> add(path, Statements.read(text)));
        replaced.values()
                .forEach(stand -> stand.forEach((module, directory) -> modules.putIfAbsent(directory, module)));
        modules.keySet().stream()
                .sorted(Comparator.comparingInt((String directory) -> isCopied(directory) ? 1 : 0)
                        .thenComparingInt(directory -> used.contains(directory) ? 0 : 1)
                        .thenComparingInt(String::length)
                        .thenComparing(Comparator.naturalOrder()))
                .forEach(directory -> homes.computeIfAbsent(modules.get(directory), path -> new ArrayList<>())
                        .add(directory));
    }

    private void add(String path, List<Statement> statements) {
        String directory = WorkspacePath.parent(path);
        for (Statement statement : statements) {
            String named = statement.word(0);
            switch (statement.kind()) {
                case GoManifest.MODULE -> modules.put(directory, named);
                case GoManifest.VENDORED -> modules.put(directory + "/" + named, named);
                case GoManifest.USE -> {
                    String at = WorkspacePath.join(directory, named);
                    if (at != null) {
                        used.add(at);
                    }
                }
                case GoManifest.REPLACE -> {
                    String at = WorkspacePath.join(directory, statement.word(1));
                    if (at != null) {
                        replaced.computeIfAbsent(key(path, directory), key -> new HashMap<>())
                                .put(named, at);
                    }
                }
                default -> {}
            }
        }
    }

    /** A `go.work` says for all modules below what stands in for others, a `go.mod` for its own. */
    private static String key(String path, String directory) {
        return GoManifest.isNamed(path, WORK) ? WORK + "/" + directory : directory;
    }

    private static boolean isCopied(String directory) {
        return directory.startsWith(VENDOR + "/") || directory.contains("/" + VENDOR + "/");
    }

    /** The import path of the package in a directory. */
    public String of(String directory) {
        String home = home(directory);
        if (home != null) {
            String module = modules.getOrDefault(home, "");
            String below = WorkspacePath.below(directory, home);
            if (module.equals(STANDARD)) {
                return below;
            }
            String path = below.isEmpty() ? module : module + "/" + below;
            return home.equals(homes.getOrDefault(module, List.of(home)).getFirst()) ? path : path + COPY + home;
        }
        int source = ("/" + directory).lastIndexOf("/src/");
        return source < 0 ? directory : directory.substring(source + "src/".length());
    }

    /** The directory that holds the module of a directory; null where none does. */
    private @Nullable String home(String directory) {
        String at = directory;
        while (!modules.containsKey(at)) {
            if (at.isEmpty()) {
                return null;
            }
            at = WorkspacePath.parent(at);
        }
        return at;
    }

    /** The whole path that an import names; `./` and `../` are of the time before modules, and still parse. */
    public String absolute(String importer, String importedName) {
        String directory = WorkspacePath.parent(importer);
        if (importedName.startsWith("./") || importedName.startsWith("../")) {
            String below = WorkspacePath.join(directory, importedName);
            return below == null ? importedName : of(below);
        }
        String module = longest(importedName, homes.keySet());
        String stand = standIn(directory, importedName);
        if (stand != null) {
            return of(stand);
        }
        List<String> places = module == null ? List.of() : homes.getOrDefault(module, List.of());
        if (places.size() < 2) {
            return importedName;
        }
        String below = WorkspacePath.below(importedName, module == null ? "" : module);
        String place = nearest(directory, places);
        return of(below.isEmpty() ? place : place + "/" + below);
    }

    /** The longest module path that a package's begins with; null where none does. */
    private static @Nullable String longest(String name, Set<String> modules) {
        String at = name;
        while (!modules.contains(at)) {
            if (at.indexOf('/') < 0) {
                return null;
            }
            at = WorkspacePath.parent(at);
        }
        return at;
    }

    /** The directory of a package that stands in for the one that is named, as the importer's `go.mod`, or a `go.work` above, has it. */
    private @Nullable String standIn(String directory, String name) {
        String home = home(directory);
        String at = directory;
        while (true) {
            for (String key : at.equals(home) ? List.of(WORK + "/" + at, at) : List.of(WORK + "/" + at)) {
                Map<String, String> stand = replaced.getOrDefault(key, Map.of());
                String module = stand.isEmpty() ? null : longest(name, stand.keySet());
                if (module != null) {
                    String below = WorkspacePath.below(name, module);
                    String place = stand.get(module);
                    return below.isEmpty() ? place : place + "/" + below;
                }
            }
            if (at.isEmpty()) {
                return null;
            }
            at = WorkspacePath.parent(at);
        }
    }

    /** Of several copies the one that the importer is in, or that is kept for its module; else the first. */
    private String nearest(String directory, List<String> places) {
        String home = home(directory);
        for (String at = directory; ; at = WorkspacePath.parent(at)) {
            String vendor = at.isEmpty() ? VENDOR + "/" : at + "/" + VENDOR + "/";
            for (String place : places) {
                boolean kept = place.startsWith(vendor) && place.indexOf("/" + VENDOR + "/", vendor.length()) < 0;
                if (place.equals(home) || kept) {
                    return place;
                }
            }
            if (at.isEmpty()) {
                return places.stream()
                        .filter(place -> !isCopied(place))
                        .findFirst()
                        .orElse(places.getFirst());
            }
        }
    }
}
