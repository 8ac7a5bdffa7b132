package dev.aura.research.manifest;

import dev.aura.research.ecosystem.Coordinate;
import dev.aura.research.ecosystem.Ecosystem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code package-lock.json} and {@code npm-shrinkwrap.json} of lock file versions 1 to 3 (docs.npmjs.com). */
final class NpmLock {

    private static final String FOLDER = "node_modules/";

    private final String manifest;
    private final Map<String, NpmPackage> packages;
    /** The place from which a place was first reached; the first is the shortest way. */
    private final Map<String, String> cameFrom = new HashMap<>();

    private NpmLock(String manifest, Map<String, NpmPackage> packages) {
        this.manifest = manifest;
        this.packages = packages;
    }

    static void read(String manifest, byte[] json, DependencyList into) throws UnparsableManifest {
        NpmLock lock = new NpmLock(manifest, NpmLockReader.read(json));
        lock.walk();
        lock.packages.forEach((place, found) -> lock.add(place, found, into));
    }

    private void add(String place, NpmPackage found, DependencyList into) {
        if (!place.contains(FOLDER) || found.link()) {
            // The project itself, a workspace of it, or a link to one.
            return;
        }
        String name = found.name().isEmpty() ? nameAt(place) : found.name();
        String origin = found.resolved();
        if (found.version().isEmpty() || isForeign(found.version()) || isForeign(origin)) {
            String from = isForeign(found.version()) ? found.version() : origin;
            into.unresolved(
                    manifest, found.line(), name, from.isEmpty() ? "no version" : "not from a registry: " + from);
            return;
        }
        Coordinate coordinate = new Coordinate(Ecosystem.NPM, name, found.version());
        into.add(new Dependency(coordinate, found.scope(), path(place), manifest, found.line()));
    }

    private static boolean isForeign(String origin) {
        return origin.startsWith("git") || origin.startsWith("file:") || origin.startsWith("github:");
    }

    /** Walks from the project and its workspaces breadth first, as Node resolves names. */
    private void walk() {
        Deque<String> queue = new ArrayDeque<>();
        for (String place : packages.keySet()) {
            if (!place.contains(FOLDER)) {
                queue.add(place);
                cameFrom.put(place, "");
            }
        }
        while (!queue.isEmpty()) {
            String from = queue.poll();
            NpmPackage found = packages.get(from);
            for (String name : found == null ? List.<String>of() : found.dependencies()) {
                String place = resolve(from, name);
                if (place != null && cameFrom.putIfAbsent(place, from) == null) {
                    queue.add(place);
                }
            }
        }
    }

    private @Nullable String resolve(String from, String name) {
        for (String base = from; base != null; base = above(base)) {
            String place = (base.isEmpty() ? "" : base + "/") + FOLDER + name;
            if (packages.containsKey(place)) {
                return place;
            }
        }
        return null;
    }

    /** The folder in which Node looks next; null above the project. */
    private static @Nullable String above(String base) {
        if (base.isEmpty()) {
            return null;
        }
        int index = base.lastIndexOf("/" + FOLDER);
        return index < 0 ? "" : base.substring(0, index);
    }

    private List<String> path(String place) {
        List<String> path = new ArrayList<>();
        for (String at = place; at != null && at.contains(FOLDER); at = cameFrom.get(at)) {
            NpmPackage found = packages.get(at);
            if (found != null) {
                String name = found.name().isEmpty() ? nameAt(at) : found.name();
                path.add(new Coordinate(Ecosystem.NPM, name, found.version()).label());
            }
        }
        Collections.reverse(path);
        return path;
    }

    private static String nameAt(String place) {
        return place.substring(place.lastIndexOf(FOLDER) + FOLDER.length());
    }
}
