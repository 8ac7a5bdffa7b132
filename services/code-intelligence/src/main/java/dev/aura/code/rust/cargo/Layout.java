package dev.aura.code.rust.cargo;

import dev.aura.code.language.manifest.WorkspacePath;
import dev.aura.code.rust.cargo.CargoManifest.Target;
import dev.aura.code.rust.tree.ModulePlace;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the crates of one package are. Its library and its main program share a crate, as they mostly share modules; other programs, tests, examples and
 * benchmarks are crates of their own.
 */
final class Layout {

    /** The directories in which each file, or directory with a `main.rs`, is a program. */
    private static final Pattern PROGRAM = Pattern.compile("(src/bin|tests|examples|benches)/([^/]+)(?:/(.+))?");

    private static final String MAIN = "src/main.rs";
    private static final String EXTENSION = ".rs";
    private static final String BETWEEN = "::";

    private final String crate;
    private final Predicate<String> exists;

    /** Crates by the paths of their root files. */
    private final Map<String, String> roots = new HashMap<>();

    /** Crates by the directories in which their modules are. */
    private final Map<String, String> directories = new HashMap<>();

    /**
     * The layout of a package.
     *
     * @param crate the name of its library, no other package's
     * @param exists whether there is a file, by its path in the package
     */
    Layout(CargoManifest manifest, String crate, Predicate<String> exists) {
        this.crate = crate;
        this.exists = exists;
        String library = "src/lib.rs";
        for (Target target : manifest.targets()) {
            if (target.kind().equals("lib") && !target.path().isEmpty()) {
                library = plain(target.path());
            }
        }
        boolean hasLibrary = exists.test(library);
        if (hasLibrary) {
            root(library, crate);
        }
        if (exists.test(MAIN)) {
            root(MAIN, crate);
        }
        manifest.targets().stream()
                .filter(target -> !target.kind().equals("lib") && !target.path().isEmpty())
                .forEach(target -> program(target, hasLibrary));
    }

    /** A program that lies where programs usually do is known by its place. */
    private void program(Target target, boolean hasLibrary) {
        String path = plain(target.path());
        boolean own = target.kind().equals("bin") && !hasLibrary && roots.isEmpty();
        if (own || !PROGRAM.matcher(path).matches()) {
            root(path, own ? crate : crate + BETWEEN + target.kind() + BETWEEN + target.name());
        }
    }

    private static String plain(String path) {
        String joined = WorkspacePath.join("", path);
        return joined == null ? path : joined;
    }

    /** A directory is that of the first crate with its root there. */
    private void root(String file, String name) {
        roots.putIfAbsent(file, name);
        String simple = WorkspacePath.name(file);
        boolean owns = name.equals(crate) || simple.equals("main.rs") || simple.equals("lib.rs");
        if (owns) {
            directories.putIfAbsent(WorkspacePath.parent(file), name);
        }
    }

    /** The module of a file, by its path in the package; null where it is in no crate. */
    @Nullable
    ModulePlace place(String path) {
        String root = roots.get(path);
        if (root != null) {
            return new ModulePlace(root, "");
        }
        if (path.equals("build.rs")) {
            return new ModulePlace(crate + BETWEEN + "build", "");
        }
        ModulePlace program = program(path);
        return program != null ? program : inDirectory(path);
    }

    private @Nullable ModulePlace program(String path) {
        Matcher matcher = PROGRAM.matcher(path);
        if (!matcher.matches()) {
            return null;
        }
        String kind = matcher.group(1).substring(matcher.group(1).indexOf('/') + 1);
        String name = matcher.group(2);
        String below = matcher.group(3);
        String programs = crate + BETWEEN + kind;
        if (below == null) {
            return new ModulePlace(programs + BETWEEN + withoutExtension(name), "");
        }
        boolean owned = directories.keySet().stream()
                .anyMatch(directory ->
                        directory.length() > matcher.group(1).length() && WorkspacePath.isAtOrBelow(path, directory));
        if (owned) {
            return null;
        }
        return exists.test(matcher.group(1) + "/" + name + "/main.rs")
                ? new ModulePlace(programs + BETWEEN + name, below.equals("main.rs") ? "" : module(below))
                : new ModulePlace(programs, module(name + "/" + below)); // what several programs have in common
    }

    private @Nullable ModulePlace inDirectory(String path) {
        String directory = WorkspacePath.parent(path);
        while (true) {
            String name = directories.get(directory);
            if (name != null) {
                return new ModulePlace(name, module(WorkspacePath.below(path, directory)));
            }
            if (directory.isEmpty()) {
                return null;
            }
            directory = WorkspacePath.parent(directory);
        }
    }

    private static String module(String path) {
        String name = withoutExtension(path);
        return (name.endsWith("/mod") ? name.substring(0, name.length() - "/mod".length()) : name)
                .replace("/", BETWEEN);
    }

    private static String withoutExtension(String path) {
        return path.endsWith(EXTENSION) ? path.substring(0, path.length() - EXTENSION.length()) : path;
    }
}
