package dev.aura.git.message;

import dev.aura.git.change.FileRole;

/**
 * A dependency that came, went, or has another version.
 *
 * @param path file that names it
 * @param name name, such as {@code org.junit:junit-bom} or {@code property junit.version}
 * @param from version before; empty where it came
 * @param to version after; empty where it went
 */
record DependencyChange(String path, String name, String from, String to) {

    /** Name of the version that a project gives itself. */
    static final String OWN_VERSION = "the version";

    /** Name without the group, as people call it. */
    String shortName() {
        String bare = name.startsWith("property ") ? name.substring("property ".length()) : name;
        String artifact = bare.substring(bare.indexOf(':') + 1);
        String property = artifact.replaceAll("[.-]version$|^version[.-]", "");
        if (name.startsWith("property ") && !property.isEmpty()) {
            return property;
        }
        // An action of a repository of several: github/codeql-action/init is of github/codeql-action.
        boolean action = FileRole.of(path) == FileRole.CI;
        return action ? artifact.replaceFirst("^([^/]+/[^/]+)/.*$", "$1") : artifact;
    }

    String factKind() {
        if (from.isEmpty()) {
            return "dependency-added";
        }
        return to.isEmpty() ? "dependency-removed" : "dependency-changed";
    }

    String detail() {
        if (from.isEmpty()) {
            return "add " + name + (to.equals("*") ? "" : " " + to);
        }
        if (to.isEmpty()) {
            return "remove " + name + (from.equals("*") ? "" : " " + from);
        }
        return "bump " + shortName() + " from " + from + " to " + to;
    }
}
