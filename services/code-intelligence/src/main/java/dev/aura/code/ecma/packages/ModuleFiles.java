package dev.aura.code.ecma.packages;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds files by paths as imports write them. */
public final class ModuleFiles {

    private static final List<String> EXTENSIONS =
            List.of(".ts", ".tsx", ".mts", ".cts", ".d.ts", ".js", ".jsx", ".mjs", ".cjs", ".d.mts", ".d.cts");

    private static final Pattern COMPILED = Pattern.compile("\\.([cm]?)jsx?$");
    private static final Pattern ANY_EXTENSION = Pattern.compile("\\.d\\.[cm]?ts$|\\.[cm]?[jt]sx?$");

    private final Set<String> paths;

    /** The files of a workspace. */
    public ModuleFiles(Set<String> paths) {
        this.paths = paths;
    }

    /** The file at a path that may lack its extension, name the compiled file, or be a directory; null where there is none. */
    public @Nullable String file(@Nullable String path) {
        if (path == null) {
            return null;
        }
        if (paths.contains(path)) {
            return path;
        }
        String source = COMPILED.matcher(path).replaceFirst(".$1ts");
        for (String candidate : List.of(source, source + "x")) {
            if (!source.equals(path) && paths.contains(candidate)) {
                return candidate;
            }
        }
        return withExtension(path);
    }

    private @Nullable String withExtension(String path) {
        for (String stem : List.of(path, path.isEmpty() ? "index" : path + "/index")) {
            for (String extension : EXTENSIONS) {
                if (paths.contains(stem + extension)) {
                    return stem + extension;
                }
            }
        }
        return null;
    }

    /** Whether a file declares types of what is written elsewhere. */
    static boolean isDeclarations(String path) {
        return path.endsWith(".d.ts") || path.endsWith(".d.mts") || path.endsWith(".d.cts");
    }

    /** The source of a compiled file or of its declarations, were it at that path; null where there is none. */
    @Nullable
    String source(@Nullable String compiled) {
        return compiled == null
                ? null
                : withExtension(ANY_EXTENSION.matcher(compiled).replaceFirst(""));
    }
}
