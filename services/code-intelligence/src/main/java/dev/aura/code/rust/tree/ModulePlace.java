package dev.aura.code.rust.tree;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A module: the crate it is of, and its path there, empty for the root. */
public record ModulePlace(String crate, String path) {

    /** The crate's directory, and what is below {@code src} without extension. */
    private static final Pattern SOURCE = Pattern.compile("(?:(.*)/)?src/(.+)\\.rs");

    /** Each file here is a crate of its own. */
    private static final Pattern PROGRAM =
            Pattern.compile("(?:(.*)/)?((?:src/bin|tests|examples|benches)/.+|build)\\.rs");

    /** The module of a file, by Cargo's layout. */
    public static ModulePlace of(String path) {
        Matcher program = PROGRAM.matcher(path);
        if (program.matches()) {
            return new ModulePlace(
                    crate(program.group(1)) + "::"
                            + program.group(2).replace("src/", "").replace("/", "::"),
                    "");
        }
        Matcher source = SOURCE.matcher(path);
        if (!source.matches()) {
            return new ModulePlace("", withoutExtension(path).replace("/", "::"));
        }
        String below = source.group(2);
        boolean root = below.equals("lib") || below.equals("main");
        String module = below.endsWith("/mod") ? below.substring(0, below.length() - "/mod".length()) : below;
        return new ModulePlace(crate(source.group(1)), root ? "" : module.replace("/", "::"));
    }

    private static String withoutExtension(String path) {
        return path.endsWith(".rs") ? path.substring(0, path.length() - ".rs".length()) : path;
    }

    /** A crate by its directory; the workspace's own has no name that we could know. */
    private static String crate(@Nullable String directory) {
        String name = directory == null ? "" : directory.substring(directory.lastIndexOf('/') + 1);
        return name.isEmpty() ? "crate" : name.replace('-', '_');
    }

    public String name() {
        return path.isEmpty() ? crate : crate + "::" + path;
    }

    public ModulePlace child(String name) {
        return new ModulePlace(crate, path.isEmpty() ? name : path + "::" + name);
    }

    public ModulePlace parent() {
        int at = path.lastIndexOf("::");
        return new ModulePlace(crate, at < 0 ? "" : path.substring(0, at));
    }

    /** Where modules are that a program has in common with others beside it; null where it is not the root of a program. */
    public @Nullable ModulePlace beside() {
        int at = crate.lastIndexOf("::");
        return at < 0 || !path.isEmpty() ? null : new ModulePlace(crate.substring(0, at), "");
    }

    public ModulePlace root() {
        return new ModulePlace(crate, "");
    }
}
