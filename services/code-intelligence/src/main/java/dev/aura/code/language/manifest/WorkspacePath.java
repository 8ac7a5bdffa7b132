package dev.aura.code.language.manifest;

import org.jspecify.annotations.Nullable;

/** Paths relative to a workspace, with `/` between names; the workspace itself is the empty path. */
public final class WorkspacePath {

    private WorkspacePath() {}

    /** The directory of a file, or above one. */
    public static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** The last name. */
    public static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** A path below a directory, with `.` and `..` followed; null where it leads out of the workspace. */
    public static @Nullable String join(String directory, String below) {
        String at = directory;
        for (String step : below.split("[/\\\\]", -1)) {
            if (step.equals("..")) {
                if (at.isEmpty()) {
                    return null;
                }
                at = parent(at);
            } else if (!step.equals(".") && !step.isEmpty()) {
                at = at.isEmpty() ? step : at + "/" + step;
            }
        }
        return below.startsWith("/") ? null : at;
    }

    /** Whether a path is a directory or lies below it. */
    public static boolean isAtOrBelow(String path, String directory) {
        return directory.isEmpty()
                || path.equals(directory)
                || (path.startsWith(directory) && path.charAt(directory.length()) == '/');
    }

    /** What of a path is below a directory that it lies below; empty for the directory itself. */
    public static String below(String path, String directory) {
        return directory.isEmpty()
                ? path
                : path.length() <= directory.length() ? "" : path.substring(directory.length() + 1);
    }
}
