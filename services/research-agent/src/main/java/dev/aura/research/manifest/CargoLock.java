package dev.aura.research.manifest;

import dev.aura.research.ecosystem.Coordinate;
import dev.aura.research.ecosystem.Ecosystem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code Cargo.lock}, whose TOML is written by cargo alone and so always has one shape. */
final class CargoLock {

    private static final Pattern FIELD = Pattern.compile("(name|version|source)\\s*=\\s*\"([^\"]*)\"");
    private static final Pattern ITEM = Pattern.compile("\"([^\"]+)\",?");

    /** One {@code [[package]]}; an empty source is a crate of the workspace. */
    private static final class Crate {
        private final int line;
        private final List<String> dependencies = new ArrayList<>();
        private String name = "";
        private String version = "";
        private String source = "";

        Crate(int line) {
            this.line = line;
        }

        String label() {
            return name + "@" + version;
        }
    }

    private final Map<String, Crate> crates = new LinkedHashMap<>();
    private final Map<String, String> labelByName = new HashMap<>();
    private final Map<String, String> cameFrom = new HashMap<>();

    static void read(String manifest, byte[] content, DependencyList into) throws UnparsableManifest {
        CargoLock lock = new CargoLock();
        lock.parse(new String(content, StandardCharsets.UTF_8));
        lock.walk();
        for (Crate crate : lock.crates.values()) {
            Coordinate coordinate = new Coordinate(Ecosystem.CRATES, crate.name, crate.version);
            if (crate.source.startsWith("registry+") || crate.source.startsWith("sparse+")) {
                into.add(new Dependency(coordinate, "", lock.path(crate.label()), manifest, crate.line));
            } else if (!crate.source.isEmpty()) {
                into.unresolved(manifest, crate.line, crate.name, "not from a registry: " + crate.source);
            }
        }
    }

    private void parse(String content) throws UnparsableManifest {
        Crate crate = null;
        boolean dependencies = false;
        int number = 0;
        for (String raw : content.split("\\R", -1)) {
            String line = raw.strip();
            number++;
            Matcher item = ITEM.matcher(line);
            Matcher field = FIELD.matcher(line);
            if (line.startsWith("[")) {
                crate = keep(crate, line.equals("[[package]]") ? new Crate(number) : null);
                dependencies = false;
            } else if (crate != null && line.startsWith("dependencies = [")) {
                dependencies = !line.endsWith("]");
            } else if (line.equals("]")) {
                dependencies = false;
            } else if (crate != null && dependencies && item.matches()) {
                crate.dependencies.add(item.group(1));
            } else if (crate != null && field.matches()) {
                take(crate, field.group(1), field.group(2));
            }
        }
        keep(crate, null);
        if (crates.isEmpty()) {
            throw new UnparsableManifest("no `[[package]]`");
        }
    }

    private static void take(Crate crate, String field, String value) {
        switch (field) {
            case "name" -> crate.name = value;
            case "version" -> crate.version = value;
            default -> crate.source = value;
        }
    }

    private @Nullable Crate keep(@Nullable Crate done, @Nullable Crate next) {
        if (done != null) {
            crates.putIfAbsent(done.label(), done);
            labelByName.putIfAbsent(done.name, done.label());
        }
        return next;
    }

    private void walk() {
        Deque<Crate> queue = new ArrayDeque<>();
        for (Crate crate : crates.values()) {
            if (crate.source.isEmpty()) {
                queue.add(crate);
                cameFrom.put(crate.label(), "");
            }
        }
        while (!queue.isEmpty()) {
            Crate from = queue.remove();
            for (String dependency : from.dependencies) {
                // `name`, or `name version` where there are several, or with the source after it.
                String[] words = dependency.split(" ", -1);
                String label = words.length > 1 ? words[0] + "@" + words[1] : labelByName.getOrDefault(words[0], "");
                Crate crate = crates.get(label);
                if (crate != null && cameFrom.putIfAbsent(label, from.label()) == null) {
                    queue.add(crate);
                }
            }
        }
    }

    /** Leaves out the crates of the workspace. */
    private List<String> path(String label) {
        List<String> path = new ArrayList<>();
        for (String at = label; !at.isEmpty(); at = cameFrom.getOrDefault(at, "")) {
            Crate crate = crates.get(at);
            if (crate != null && !crate.source.isEmpty()) {
                path.add(at);
            }
        }
        Collections.reverse(path);
        return path;
    }
}
