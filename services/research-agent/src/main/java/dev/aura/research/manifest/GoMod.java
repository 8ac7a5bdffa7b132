package dev.aura.research.manifest;

import dev.aura.research.ecosystem.Coordinate;
import dev.aura.research.ecosystem.Ecosystem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code go.mod} (go.dev/ref/mod). The standard library counts as a dependency where {@code toolchain} or {@code go} names a
 * full version; exclusions do not matter, as an excluded version cannot be required.
 */
final class GoMod {

    private static final Pattern FULL_VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** What a requirement is replaced by; the version is null for a directory. */
    private record Replacement(String name, @Nullable String version) {}

    private record Requirement(String name, String version, boolean indirect, int line) {}

    private final String manifest;
    private final List<Requirement> requirements = new ArrayList<>();
    private final Map<String, Replacement> replacements = new HashMap<>();
    private String standardLibrary = "";
    private int standardLibraryLine;

    private GoMod(String manifest) {
        this.manifest = manifest;
    }

    static void read(String manifest, byte[] content, DependencyList into) throws UnparsableManifest {
        GoMod mod = new GoMod(manifest);
        mod.parse(new String(content, StandardCharsets.UTF_8));
        mod.requirements.forEach(requirement -> mod.add(requirement, into));
        if (!mod.standardLibrary.isEmpty()) {
            Coordinate stdlib = new Coordinate(Ecosystem.GO, "stdlib", mod.standardLibrary);
            into.add(Dependency.direct(stdlib, "", manifest, mod.standardLibraryLine));
        }
    }

    private void parse(String content) throws UnparsableManifest {
        String block = "";
        boolean module = false;
        int number = 0;
        for (String raw : content.split("\\R", -1)) {
            number++;
            int comment = raw.indexOf("//");
            boolean indirect =
                    comment >= 0 && raw.substring(comment + 2).strip().startsWith("indirect");
            String line = (comment < 0 ? raw : raw.substring(0, comment)).strip();
            if (line.equals(")")) {
                block = "";
            } else if (line.endsWith("(")) {
                block = line.substring(0, line.length() - 1).strip();
            } else if (!line.isEmpty()) {
                String[] words = words((block.isEmpty() ? "" : block + " ") + line);
                module |= words[0].equals("module");
                directive(words, indirect, number);
            }
        }
        if (!module) {
            throw new UnparsableManifest("no `module` directive");
        }
    }

    private static String[] words(String line) {
        String[] words = BLANKS.split(line, -1);
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].replaceAll("^[\"`]|[\"`]$", "");
        }
        return words;
    }

    private void directive(String[] words, boolean indirect, int line) {
        switch (words[0]) {
            case "require" -> {
                if (words.length >= 3) {
                    requirements.add(new Requirement(words[1], words[2], indirect, line));
                }
            }
            case "replace" -> replace(words);
            case "go" -> standardLibrary(words.length > 1 && standardLibrary.isEmpty() ? words[1] : "", line);
            case "toolchain" -> standardLibrary(words.length > 1 ? words[1].replaceFirst("^go", "") : "", line);
            default -> {}
        }
    }

    private void standardLibrary(String version, int line) {
        if (FULL_VERSION.matcher(version).matches()) {
            standardLibrary = version;
            standardLibraryLine = line;
        }
    }

    /** {@code replace old [version] => new [version]}; without a new version, new is a directory. */
    private void replace(String[] words) {
        int arrow = List.of(words).indexOf("=>");
        if (arrow >= 2 && arrow + 1 < words.length) {
            String key = words[1] + (arrow == 3 ? "@" + words[2] : "");
            replacements.put(
                    key, new Replacement(words[arrow + 1], arrow + 2 < words.length ? words[arrow + 2] : null));
        }
    }

    private void add(Requirement requirement, DependencyList into) {
        Replacement replacement = replacements.getOrDefault(
                requirement.name() + "@" + requirement.version(), replacements.get(requirement.name()));
        String name = replacement == null ? requirement.name() : replacement.name();
        String version = replacement == null ? requirement.version() : replacement.version();
        if (version == null) {
            into.unresolved(manifest, requirement.line(), requirement.name(), "replaced by the directory " + name);
            return;
        }
        Coordinate coordinate = new Coordinate(Ecosystem.GO, name, version.replaceFirst("^v", ""));
        into.add(Dependency.direct(coordinate, requirement.indirect() ? "indirect" : "", manifest, requirement.line()));
    }
}
