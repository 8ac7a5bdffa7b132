package dev.aura.code.policy;

import java.util.List;

/**
 * A pattern for files as in {@code .gitignore}: {@code *} and {@code ?} within a name, {@code **} across directories. With a slash
 * before its end it counts from the workspace, else it fits at any depth; a directory stands for all that is in it. Linear in the
 * path for each part of the pattern, since a repository may bring any pattern.
 */
final class PathPattern {

    private static final String ANY_DEPTH = "**";

    private final List<String> parts;
    private final boolean anchored;
    private final boolean directoryOnly;

    private PathPattern(List<String> parts, boolean anchored, boolean directoryOnly) {
        this.parts = parts;
        this.anchored = anchored;
        this.directoryOnly = directoryOnly;
    }

    static PathPattern of(String text) {
        boolean directoryOnly = text.endsWith("/");
        String path = directoryOnly ? text.substring(0, text.length() - 1) : text;
        boolean anchored = path.indexOf('/') >= 0;
        String below = path.startsWith("/") ? path.substring(1) : path;
        return new PathPattern(List.of(below.split("/", -1)), anchored, directoryOnly);
    }

    /** Whether a file, or a directory that it is in, fits. */
    boolean fits(String path) {
        List<String> names = List.of(path.split("/", -1));
        int longest = directoryOnly ? names.size() - 1 : names.size();
        for (int length = 1; length <= longest; length++) {
            boolean fits =
                    anchored ? fits(names.subList(0, length)) : fitsName(parts.getFirst(), names.get(length - 1));
            if (fits) {
                return true;
            }
        }
        return false;
    }

    /** Greedy with one way back, to the last {@code **}. */
    private boolean fits(List<String> names) {
        int part = 0;
        int name = 0;
        int lastAny = -1;
        int lastAnyName = 0;
        while (name < names.size()) {
            if (part < parts.size() && parts.get(part).equals(ANY_DEPTH)) {
                lastAny = part++;
                lastAnyName = name;
            } else if (part < parts.size() && fitsName(parts.get(part), names.get(name))) {
                part++;
                name++;
            } else if (lastAny >= 0) {
                part = lastAny + 1;
                name = ++lastAnyName;
            } else {
                return false;
            }
        }
        while (part < parts.size() && parts.get(part).equals(ANY_DEPTH)) {
            part++;
        }
        return part == parts.size();
    }

    private static boolean fitsName(String pattern, String name) {
        int p = 0;
        int n = 0;
        int lastStar = -1;
        int lastStarName = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                lastStar = p++;
                lastStarName = n;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
                p++;
                n++;
            } else if (lastStar >= 0) {
                p = lastStar + 1;
                n = ++lastStarName;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
