package dev.aura.git.message;

import dev.aura.git.change.FileRole;
import dev.aura.git.change.LoadedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which dependencies a build file names, in which versions, and how two versions of the file differ in them. */
final class DependencyVersions {

    private static final Pattern GO =
            Pattern.compile("^\\s*(?:require\\s+)?([\\w.-]+\\.[\\w./~-]+)\\s+(v[\\w.+-]+)(?:\\s*//.*)?$");
    private static final Pattern REQUIREMENT =
            Pattern.compile("^\\s*[\"']?([A-Za-z0-9][\\w.-]*)(?:\\[[^]]*])?\\s*(?:==|~=|>=)\\s*([\\w.*+!-]+)[^=]*$");
    private static final Pattern GRADLE = Pattern.compile("[\"']([\\w.-]+:[\\w.-]+):([\\w.+-]+)[\"']");
    private static final Pattern GRADLE_PLUGIN =
            Pattern.compile("id\\s*\\(?[\"']([\\w.-]+)[\"']\\)?\\s+version\\s+[\"']([\\w.+-]+)[\"']");
    private static final Pattern CATALOG = Pattern.compile("^\\s*([\\w-]+)\\s*=\\s*\"([\\w.+-]*\\d[\\w.+-]*)\"\\s*$");
    private static final Pattern ACTION =
            Pattern.compile("^\\s*-?\\s*uses:\\s*[\"']?([\\w./-]+)@([\\w.+-]+)[\"']?(?:\\s*#\\s*(v?\\d[\\w.+-]*))?.*$");
    private static final Pattern NPM =
            Pattern.compile("^\\s*\"(@?[\\w./-]+)\"\\s*:\\s*\"([~^<>=]*\\s*v?\\d[^\"]*)\",?\\s*$");
    private static final Pattern NPM_BLOCK = Pattern.compile("^\\s*\"(\\w*[dD]ependencies)\"\\s*:\\s*\\{.*");
    private static final Pattern CARGO =
            Pattern.compile("^\\s*([\\w-]+)\\s*=\\s*(?:\\{.*version\\s*=\\s*)?\"([~^=]*\\d[\\w.+-]*)\".*$");
    private static final Pattern OWN_TOML = Pattern.compile("^version\\s*=\\s*\"([^\"]+)\"\\s*$");
    private static final Pattern OWN_NPM = Pattern.compile("^ {0,4}\t?\"version\"\\s*:\\s*\"([^\"]+)\",?\\s*$");
    private static final Pattern HOOK_REPOSITORY = Pattern.compile("^\\s*-\\s*repo:\\s*(?:https?://)?(\\S+)\\s*$");
    private static final Pattern HOOK_REVISION =
            Pattern.compile("^\\s*rev:\\s*[\"']?([\\w.+-]+)[\"']?(?:\\s*#\\s*(?:frozen:\\s*)?(v?\\d\\S*))?\\s*$");

    private DependencyVersions() {}

    /** Differences between the two versions of a file, by name; empty where the file names no dependencies. */
    static List<DependencyChange> differences(LoadedFile file) {
        if (!file.hasContents()) {
            return List.of();
        }
        Map<String, String> before = read(file.file().oldPath(), file.oldLines());
        Map<String, String> after = read(file.path(), file.newLines());
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<DependencyChange> changes = new ArrayList<>();
        for (String name : names) {
            String from = before.getOrDefault(name, "");
            String to = after.getOrDefault(name, "");
            if (!from.equals(to)) {
                changes.add(new DependencyChange(file.path(), name, from, to));
            }
        }
        return changes;
    }

    /** Names with versions, the file's own among them; {@code *} stands for none written. */
    static Map<String, String> read(String path, List<String> lines) {
        Map<String, String> versions = new TreeMap<>(named(path, lines));
        Pattern own = switch (FileRole.name(path)) {
            case "package.json" -> OWN_NPM;
            case "pyproject.toml", "Cargo.toml" -> OWN_TOML;
            default -> null;
        };
        if (own != null) {
            // In a Cargo file the pattern of dependencies takes the same line.
            versions.remove("version");
            lines.stream()
                    .map(own::matcher)
                    .filter(Matcher::matches)
                    .findFirst()
                    .ifPresent(matcher -> versions.put(DependencyChange.OWN_VERSION, matcher.group(1)));
        }
        return versions;
    }

    private static Map<String, String> named(String path, List<String> lines) {
        String name = FileRole.name(path);
        if (name.equals("pom.xml")) {
            return PomVersions.read(String.join("\n", lines));
        }
        if (name.equals("package.json")) {
            return npm(lines);
        }
        if (name.equals(".pre-commit-config.yaml")) {
            return hooks(lines);
        }
        return switch (name) {
            case "go.mod" -> byLine(lines, GO);
            case "Cargo.toml" -> byLine(lines, CARGO);
            case "libs.versions.toml" -> byLine(lines, CATALOG);
            case "build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts" ->
                byLine(lines, GRADLE, GRADLE_PLUGIN);
            case "pyproject.toml" ->
                byLine(
                        lines.stream()
                                .map(String::strip)
                                .map(DependencyVersions::unquoted)
                                .toList(),
                        REQUIREMENT);
            default -> {
                if (name.matches("requirements.*\\.(txt|in)") || path.matches("(.*/)?requirements/[^/]+\\.(txt|in)")) {
                    yield byLine(lines, REQUIREMENT);
                }
                yield FileRole.of(path) == FileRole.CI && name.matches(".*\\.ya?ml") ? byLine(lines, ACTION) : Map.of();
            }
        };
    }

    private static String unquoted(String line) {
        return line.replaceFirst("^[\"']", "").replaceFirst("[\"'],?$", "");
    }

    private static Map<String, String> byLine(List<String> lines, Pattern... patterns) {
        Map<String, String> versions = new TreeMap<>();
        for (String line : lines) {
            for (Pattern pattern : patterns) {
                Matcher matcher = pattern.matcher(line);
                if (line.length() < 500 && matcher.find()) {
                    boolean commented = matcher.groupCount() > 2 && matcher.group(3) != null;
                    versions.put(matcher.group(1), matcher.group(commented ? 3 : 2));
                }
            }
        }
        return versions;
    }

    private static Map<String, String> npm(List<String> lines) {
        Map<String, String> versions = new TreeMap<>();
        boolean inside = false;
        for (String line : lines) {
            if (NPM_BLOCK.matcher(line).matches()) {
                inside = !line.contains("}");
            } else if (line.contains("}")) {
                inside = false;
            } else if (inside) {
                Matcher matcher = NPM.matcher(line);
                if (matcher.matches()) {
                    versions.put(matcher.group(1), matcher.group(2));
                }
            }
        }
        return versions;
    }

    private static Map<String, String> hooks(List<String> lines) {
        Map<String, String> versions = new TreeMap<>();
        String repository = "";
        for (String line : lines) {
            Matcher named = HOOK_REPOSITORY.matcher(line);
            Matcher revision = HOOK_REVISION.matcher(line);
            if (named.matches()) {
                repository = named.group(1).replaceFirst("^github\\.com/", "");
            } else if (revision.matches() && !repository.isEmpty()) {
                versions.put(repository, revision.group(2) == null ? revision.group(1) : revision.group(2));
            }
        }
        return versions;
    }
}
