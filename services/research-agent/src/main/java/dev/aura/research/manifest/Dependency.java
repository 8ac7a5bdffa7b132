package dev.aura.research.manifest;

import dev.aura.research.ecosystem.Coordinate;
import java.util.List;

/**
 * A dependency with an exact version.
 *
 * @param scope as the manifest says: {@code test}, {@code dev}, {@code provided}, {@code indirect}, …; empty for an ordinary one
 * @param path packages on the way to it, itself last, each {@code name@version}
 * @param manifest relative to the workspace
 * @param line of the manifest, from 1; 0 where unknown
 */
public record Dependency(Coordinate coordinate, String scope, List<String> path, String manifest, int line) {
    public Dependency {
        path = List.copyOf(path);
    }

    /** A dependency that the manifest names itself. */
    static Dependency direct(Coordinate coordinate, String scope, String manifest, int line) {
        return new Dependency(coordinate, scope, List.of(coordinate.label()), manifest, line);
    }
}
