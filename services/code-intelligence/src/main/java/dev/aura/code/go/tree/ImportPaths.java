package dev.aura.code.go.tree;

import java.util.HashMap;
import java.util.Map;

/**
 * The import paths of directories: that of the nearest {@code go.mod} above with the directories between. Where there is no {@code go.mod} a package is known by its
 * directory, from {@code src} on.
 */
public final class ImportPaths {

    /** The name of the files that name modules. */
    public static final String MODULE_FILE = "go.mod";

    /** The module of Go's own library, which its packages are not named by. */
    private static final String STANDARD = "std";

    /** Module path by the directory of its go.mod. */
    private final Map<String, String> modules = new HashMap<>();

    /** Takes in a {@code go.mod}. */
    public void add(String path, String module) {
        modules.put(directory(path), module);
    }

    public static boolean isModuleFile(String path) {
        return path.equals(MODULE_FILE) || path.endsWith("/" + MODULE_FILE);
    }

    /** The import path of the package in a directory. */
    public String of(String directory) {
        String at = directory;
        while (true) {
            String module = modules.get(at);
            if (module != null) {
                String below = directory.equals(at) ? "" : below(directory, at);
                return module.equals(STANDARD) ? below : below.isEmpty() ? module : module + "/" + below;
            }
            if (at.isEmpty()) {
                break;
            }
            at = directory(at);
        }
        int source = ("/" + directory).lastIndexOf("/src/");
        return source < 0 ? directory : directory.substring(source + "src/".length());
    }

    /** The whole path that an import names; `./` and `../` are of the time before modules, and still parse. */
    public String absolute(String importer, String importedName) {
        String directory = directory(importer);
        String name = importedName;
        if (!name.startsWith("./") && !name.startsWith("../")) {
            return name;
        }
        while (name.startsWith("./") || name.startsWith("../")) {
            directory = name.startsWith("../") ? directory(directory) : directory;
            name = name.substring(name.indexOf('/') + 1);
        }
        return of(directory.isEmpty() ? name : directory + "/" + name);
    }

    private static String below(String directory, String ancestor) {
        return ancestor.isEmpty() ? directory : directory.substring(ancestor.length() + 1);
    }

    /** The directory of a file, or above one. */
    public static String directory(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
