package dev.aura.research.manifest;

import dev.aura.bus.workspace.FileRead;
import dev.aura.research.ecosystem.Coordinate;
import dev.aura.research.ecosystem.Ecosystem;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads pip's requirements files (pip.pypa.io, "Requirements File Format") with the files they include and the constraints that pin
 * them. Names with any version but an exact one stay unresolved: what pip would install is not known here.
 */
final class Requirements {

    private static final int INCLUDES_MAX = 100;
    private static final int DEPTH_MAX = 10;
    private static final Pattern INCLUDE = Pattern.compile("(?:-r|--requirement)(?:\\s+|=|(?=\\S))(.+)");
    private static final Pattern CONSTRAINT = Pattern.compile("(?:-c|--constraint)(?:\\s+|=|(?=\\S))(.+)");
    private static final Pattern EDITABLE = Pattern.compile("(?:-e|--editable)(?:\\s+|=)(.+)");
    private static final Pattern OPTIONS = Pattern.compile("\\s--?[a-z].*$");
    private static final Pattern NAMED =
            Pattern.compile("([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\\s*(?:\\[[^\\]]*])?\\s*(.*)");
    private static final Pattern PIN = Pattern.compile("\\(?\\s*={2,3}\\s*([^\\s,;()=]+)\\s*\\)?");

    private final WorkspaceFiles files;
    private final DependencyList into;
    private final Map<String, String> pins = new HashMap<>();
    private final Set<String> visited = new HashSet<>();

    Requirements(WorkspaceFiles files, DependencyList into) {
        this.files = files;
        this.into = into;
    }

    /** Reads a file, its constraints first, as they hold for the whole of it. */
    void read(String manifest, byte[] content) {
        List<RequirementLine> lines = RequirementLine.split(new String(content, StandardCharsets.UTF_8));
        readConstraints(manifest, lines, 0);
        readLines(manifest, lines, 0);
    }

    private void readConstraints(String manifest, List<RequirementLine> lines, int depth) {
        for (RequirementLine line : lines) {
            Matcher constraint = CONSTRAINT.matcher(line.text());
            if (constraint.matches()) {
                include(manifest, line, constraint.group(1), depth, (file, included) -> {
                    included.forEach(this::pin);
                    readConstraints(file, included, depth + 1);
                });
            }
        }
    }

    private void pin(RequirementLine line) {
        Matcher named = NAMED.matcher(requirement(line.text()));
        if (named.matches()) {
            Matcher pin = PIN.matcher(named.group(2));
            if (pin.matches()) {
                pins.putIfAbsent(Ecosystem.PYPI.key(named.group(1)), pin.group(1));
            }
        }
    }

    private void readLines(String manifest, List<RequirementLine> lines, int depth) {
        for (RequirementLine line : lines) {
            Matcher included = INCLUDE.matcher(line.text());
            Matcher editable = EDITABLE.matcher(line.text());
            if (included.matches()) {
                include(manifest, line, included.group(1), depth, (file, inner) -> {
                    readConstraints(file, inner, depth + 1);
                    readLines(file, inner, depth + 1);
                });
            } else if (editable.matches()) {
                into.unresolved(manifest, line.number(), editable.group(1), "editable, not from an index");
            } else if (!line.text().startsWith("-")) {
                requirement(manifest, line);
            }
        }
    }

    private void requirement(String manifest, RequirementLine line) {
        String text = requirement(line.text());
        Matcher named = NAMED.matcher(text);
        if (text.contains("://") || text.startsWith(".") || text.startsWith("/") || !named.matches()) {
            String name = named.matches() && named.group(2).startsWith("@") ? named.group(1) : text;
            into.unresolved(manifest, line.number(), name, "a URL or path, not from an index");
            return;
        }
        String name = named.group(1);
        Matcher pin = PIN.matcher(named.group(2));
        String version = pin.matches() ? pin.group(1) : pins.getOrDefault(Ecosystem.PYPI.key(name), "");
        if (version.isEmpty()) {
            String written = named.group(2).strip();
            into.unresolved(
                    manifest,
                    line.number(),
                    name,
                    written.isEmpty() ? "no version" : "`" + written + "` is not one version");
        } else {
            into.add(Dependency.direct(new Coordinate(Ecosystem.PYPI, name, version), "", manifest, line.number()));
        }
    }

    /** A requirement without its marker and its options, such as hashes. */
    private static String requirement(String line) {
        String plain = OPTIONS.matcher(line).replaceFirst("");
        int marker = plain.contains("://") ? plain.indexOf(" ;") : plain.indexOf(';');
        return (marker < 0 ? plain : plain.substring(0, marker)).strip();
    }

    /** What to do with the lines of an included file. */
    private interface Inclusion {
        void lines(String file, List<RequirementLine> lines);
    }

    private void include(String manifest, RequirementLine line, String target, int depth, Inclusion inclusion) {
        String wanted = target.strip().replaceAll("^[\"']|[\"']$", "");
        String path = wanted.contains("://") ? null : files.resolve(manifest, wanted);
        if (path == null) {
            into.unresolved(manifest, line.number(), wanted, "included from outside the workspace");
        } else if (depth >= DEPTH_MAX || visited.size() >= INCLUDES_MAX || !visited.add(line.text() + "\n" + path)) {
            into.unresolved(manifest, line.number(), wanted, "included in a circle, or too deep");
        } else if (files.read(path) instanceof FileRead.Content content) {
            inclusion.lines(path, RequirementLine.split(new String(content.bytes(), StandardCharsets.UTF_8)));
        } else {
            into.unresolved(manifest, line.number(), wanted, "included and cannot be read");
        }
    }
}
