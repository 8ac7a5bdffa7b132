package dev.aura.code.ecma.packages;

import dev.aura.code.language.manifest.WorkspacePath;
import java.util.Arrays;

/** Says which packages belong together: those in directories that patterns of a package above name. */
final class Workspaces {

    /** Marks for any directories that a pattern may have: each multiplies the ways to fit. */
    private static final int ANY_MAX = 3;

    private static final String ANY = "**";

    private Workspaces() {}

    /** Whether a directory is that of a package which belongs to another; the last pattern that fits decides. */
    static boolean holds(PackageFile root, String directory) {
        if (!WorkspacePath.isAtOrBelow(directory, root.directory())) {
            return false;
        }
        String below = WorkspacePath.below(directory, root.directory());
        boolean holds = false;
        for (String pattern : root.workspaces()) {
            boolean without = pattern.startsWith("!");
            String joined = WorkspacePath.join("", without ? pattern.substring(1) : pattern);
            String[] parts = joined == null ? new String[0] : joined.split("/", -1);
            boolean simple = Arrays.stream(parts).filter(ANY::equals).count() <= ANY_MAX;
            if (simple && fits(parts, 0, below.split("/", -1), 0)) {
                holds = !without;
            }
        }
        return holds;
    }

    private static boolean fits(String[] pattern, int at, String[] path, int from) {
        if (at == pattern.length) {
            return from == path.length;
        }
        if (pattern[at].equals(ANY)) {
            for (int next = from; next <= path.length; next++) {
                if (fits(pattern, at + 1, path, next)) {
                    return true;
                }
            }
            return false;
        }
        return from < path.length && matches(pattern[at], path[from]) && fits(pattern, at + 1, path, from + 1);
    }

    private static boolean matches(String pattern, String name) {
        int star = pattern.indexOf('*');
        return star < 0
                ? pattern.equals(name)
                : name.length() >= pattern.length() - 1
                        && name.startsWith(pattern.substring(0, star))
                        && name.endsWith(pattern.substring(star + 1));
    }
}
