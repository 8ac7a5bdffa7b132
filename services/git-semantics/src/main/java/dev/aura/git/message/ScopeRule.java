package dev.aura.git.message;

import dev.aura.git.change.FileRole;
import dev.aura.git.change.LoadedChange;
import dev.aura.git.change.LoadedFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Chooses the scope: the module, package or directory that all of the change that matters lies in. */
final class ScopeRule {

    /** Directories that say how a repository is laid out and nothing about the change. */
    private static final Set<String> LAYOUT = Set.of(
            "src",
            "main",
            "test",
            "java",
            "kotlin",
            "python",
            "resources",
            "lib",
            "libs",
            "app",
            "tests",
            "testing",
            "scala",
            "packages",
            "modules",
            "services",
            "crates",
            "cmd",
            "internal",
            "pkg",
            "source",
            "sources",
            "org",
            "com",
            "net",
            "io",
            "dev",
            "edu");

    private static final List<FileRole> WEIGHT = List.of(
            FileRole.SOURCE,
            FileRole.TEST,
            FileRole.BUILD,
            FileRole.CI,
            FileRole.OTHER,
            FileRole.DOCS,
            FileRole.HOUSEKEEPING);

    private static final Set<FileRole> DIRECTORY_TELLS =
            Set.of(FileRole.SOURCE, FileRole.TEST, FileRole.BUILD, FileRole.OTHER);

    private static final int LENGTH_MAX = 20;

    private ScopeRule() {}

    /** The scope; empty for none. */
    static String choose(Evidence evidence, String type) {
        HistoryStyle style = evidence.style();
        if (style.avoidsScopes() || type.equals("revert")) {
            return "";
        }
        if (type.equals("build") && onlyDependencies(evidence)) {
            boolean own = evidence.dependencies().stream()
                    .allMatch(change -> change.name().equals(DependencyChange.OWN_VERSION));
            return own ? "" : fromVocabulary(style, List.of("deps"));
        }
        List<String> candidates = candidates(evidence);
        return fromVocabulary(style, candidates);
    }

    /** Whether every build file that differs does so in dependencies. */
    static boolean onlyDependencies(Evidence evidence) {
        return !evidence.dependencies().isEmpty()
                && evidence.files(FileRole.BUILD).stream()
                        .allMatch(file -> isLock(file)
                                || evidence.dependencies().stream()
                                        .anyMatch(change -> change.path().equals(file.path())));
    }

    private static boolean isLock(LoadedFile file) {
        String name = FileRole.name(file.path());
        return name.endsWith(".lock")
                || name.equals("package-lock.json")
                || name.equals("pnpm-lock.yaml")
                || name.equals("go.sum");
    }

    private static String fromVocabulary(HistoryStyle style, List<String> candidates) {
        if (style.hasVocabulary()) {
            return candidates.stream()
                    .filter(style.scopes()::containsKey)
                    .findFirst()
                    .orElse("");
        }
        return candidates.isEmpty() ? "" : candidates.getFirst();
    }

    /** Names from the innermost common directory outwards. */
    private static List<String> candidates(Evidence evidence) {
        return words(directories(evidence.change()), evidence);
    }

    /** Directories that the files of the weightiest role have in common, outermost first; none where directories tell nothing. */
    static List<String> directories(LoadedChange change) {
        for (FileRole role : WEIGHT) {
            List<LoadedFile> files = change.files().stream()
                    .filter(file -> FileRole.of(file.path()) == role)
                    .toList();
            if (!files.isEmpty()) {
                return DIRECTORY_TELLS.contains(role) ? common(files) : List.of();
            }
        }
        return List.of();
    }

    private static List<String> common(List<LoadedFile> files) {
        List<String> common = null;
        for (LoadedFile file : files) {
            List<String> parts = Arrays.asList(file.path().split("/", -1));
            List<String> directories = parts.subList(0, parts.size() - 1);
            if (common == null) {
                common = directories;
            } else {
                int same = 0;
                while (same < Math.min(common.size(), directories.size())
                        && common.get(same).equals(directories.get(same))) {
                    same++;
                }
                common = common.subList(0, same);
            }
        }
        return common == null ? List.of() : common;
    }

    private static List<String> words(List<String> directories, Evidence evidence) {
        int source = directories.indexOf("src");
        List<String> words = new ArrayList<>();
        if (source > 0) {
            words.add(directories.get(source - 1)); // the module says more than the package
        }
        List<String> inwards = new ArrayList<>(evidence.telling());
        Collections.reverse(inwards);
        words.addAll(inwards);
        return words.stream()
                .filter(evidence.telling()::contains)
                .filter(word -> !LAYOUT.contains(word) && word.matches("[A-Za-z][A-Za-z0-9_.-]*"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() <= LENGTH_MAX)
                .distinct()
                .toList();
    }
}
