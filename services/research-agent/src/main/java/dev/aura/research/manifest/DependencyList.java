package dev.aura.research.manifest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what manifests say. Bounded, so that a hostile lock file cannot fill the heap. */
public final class DependencyList {

    private static final int DEPENDENCIES_MAX = 200_000;
    private static final int UNRESOLVED_MAX = 2_000;
    private static final int VERSION_CHARACTERS_MAX = 128;

    private final List<Dependency> dependencies = new ArrayList<>();
    private final List<String> unresolved = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int unresolvedDropped;

    /** Takes a dependency, or its version as unresolved where it is none. One that is named twice at one place counts once. */
    void add(Dependency dependency) {
        String version = dependency.coordinate().version();
        boolean isVersion = version.length() <= VERSION_CHARACTERS_MAX
                && dependency.coordinate().ecosystem().order().isVersion(version);
        if (!isVersion) {
            String shown = version.length() <= VERSION_CHARACTERS_MAX
                    ? version
                    : version.substring(0, VERSION_CHARACTERS_MAX) + "…";
            unresolved(
                    dependency.manifest(),
                    dependency.line(),
                    dependency.coordinate().name(),
                    shown.isEmpty() ? "no version" : "`" + shown + "` is not one version");
        } else if (dependencies.size() < DEPENDENCIES_MAX && seen.add(place(dependency))) {
            dependencies.add(dependency);
        }
    }

    /** Notes what cannot be checked. */
    void unresolved(String manifest, int line, String name, String reason) {
        if (unresolved.size() >= UNRESOLVED_MAX) {
            unresolvedDropped++;
            return;
        }
        String text = manifest + (line > 0 ? ":" + line : "") + " " + name + ": " + reason;
        if (seen.add(text)) {
            unresolved.add(text);
        }
    }

    public List<Dependency> dependencies() {
        return List.copyOf(dependencies);
    }

    /** One line each: {@code manifest:line name: reason}. */
    public List<String> unresolved() {
        List<String> all = new ArrayList<>(unresolved);
        if (unresolvedDropped > 0) {
            all.add("and " + unresolvedDropped + " more");
        }
        return all;
    }

    private static String place(Dependency dependency) {
        return dependency.manifest() + "\n" + dependency.line() + "\n"
                + dependency.coordinate().ecosystem() + "\n"
                + dependency.coordinate().label();
    }
}
