package dev.aura.research.manifest;

import dev.aura.research.manifest.Pom.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A package of a Maven dependency graph.
 *
 * @param scope empty for compile
 * @param path packages on the way to it, itself last
 * @param excluded {@code groupId:artifactId} that nothing below may bring, where each may be {@code *}
 * @param line of the manifest, of the direct dependency that brings it
 */
record MavenNode(
        String groupId,
        String artifactId,
        String version,
        String scope,
        List<String> path,
        Set<String> excluded,
        int line) {

    static MavenNode direct(Entry entry, int line) {
        String scope = entry.scope().equals("compile") ? "" : entry.scope();
        return new MavenNode(
                entry.groupId(),
                entry.artifactId(),
                entry.version(),
                scope,
                List.of(label(entry)),
                Set.copyOf(entry.exclusions()),
                line);
    }

    /** What this brings; the narrower scope of the two holds. */
    MavenNode child(Entry entry) {
        List<String> way = new ArrayList<>(path);
        way.add(label(entry));
        Set<String> without = new HashSet<>(excluded);
        without.addAll(entry.exclusions());
        String own = entry.scope().equals("compile") ? "" : entry.scope();
        return new MavenNode(
                entry.groupId(),
                entry.artifactId(),
                entry.version(),
                scope.isEmpty() ? own : scope,
                List.copyOf(way),
                Set.copyOf(without),
                line);
    }

    MavenNode withScope(String wider) {
        return new MavenNode(groupId, artifactId, version, wider, path, excluded, line);
    }

    String name() {
        return groupId + ":" + artifactId;
    }

    /** 0 for what is in the program, more for what is only around it. */
    int breadth() {
        return switch (scope) {
            case "" -> 0;
            case "runtime" -> 1;
            case "provided", "system" -> 2;
            default -> 3;
        };
    }

    boolean excludes(Entry entry) {
        return excluded.contains(entry.groupId() + ":" + entry.artifactId())
                || excluded.contains(entry.groupId() + ":*")
                || excluded.contains("*:" + entry.artifactId())
                || excluded.contains("*:*");
    }

    private static String label(Entry entry) {
        return entry.groupId() + ":" + entry.artifactId() + "@" + entry.version();
    }
}
