package dev.aura.code.pattern;

import dev.aura.bus.workspace.GitHistory.ChangeSet;
import dev.aura.code.types.SourceFile;
import dev.aura.proto.code.v1.DetectPatternsResponse.Pattern;
import dev.aura.proto.code.v1.DetectPatternsResponse.Place;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.Symbol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Files that cannot be changed alone: most commits that change one change files of several other directories with it. Association rules as in F. Palomba et al., "Detecting
 * Bad Smells in Source Code Using Change History Information" (ASE 2013), with their confidence of 0.7 and more than three others; commits of over thirty files say nothing (T.
 * Zimmermann et al., "Mining Version Histories to Guide Software Changes", TSE 2005).
 */
final class ShotgunSurgery implements Detector {

    static final String NAME = "shotgun-surgery";

    private static final int COMMITS_MAX = 2_000;
    private static final int FILES_MAX = 30;

    /** Commits that change both. */
    private static final int SUPPORT = 5;

    private static final double CONFIDENCE = 0.7;

    /** Others that a file takes with it. */
    private static final int OTHERS = 3;

    /** Directories that they are in, its own left out: packages in Java and Go, and what people take for modules elsewhere. */
    private static final int DIRECTORIES = 2;

    @Override
    public Set<String> names() {
        return Set.of(NAME);
    }

    @Override
    public List<Pattern> detect(Project project) {
        Map<String, SourceFile> files = new TreeMap<>();
        project.files().stream().filter(file -> !file.isTest()).forEach(file -> files.put(file.path(), file));
        Changes changes = new Changes();
        project.surroundings()
                .history()
                .map(history -> history.changeSets(COMMITS_MAX, FILES_MAX + 1))
                .orElse(List.of())
                .forEach(commit -> changes.add(commit, files.keySet()));
        List<Pattern> found = new ArrayList<>();
        Set<Set<String>> told = new HashSet<>();
        files.values().forEach(file -> {
            List<Together> others = changes.others(file.path());
            Set<String> group = new HashSet<>();
            Set<String> modules = new HashSet<>();
            for (Together other : others) {
                group.add(other.path());
                modules.add(directory(other.path()));
            }
            modules.remove(directory(file.path()));
            group.add(file.path());
            if (others.size() > OTHERS && modules.size() >= DIRECTORIES && told.add(group)) {
                found.add(report(file, changes.of(file.path()), others, modules));
            }
        });
        return found;
    }

    private static String directory(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** A file that changes together with another one, so many times. */
    private record Together(String path, int commits) {}

    /** How often files changed, and which of them together. */
    private static final class Changes {
        private final Map<String, Integer> alone = new HashMap<>();
        private final Map<String, Map<String, Integer>> together = new HashMap<>();

        void add(ChangeSet commit, Collection<String> files) {
            if (commit.paths().size() > FILES_MAX) {
                return;
            }
            List<String> changed =
                    commit.paths().stream().filter(files::contains).toList();
            for (String one : changed) {
                alone.merge(one, 1, Integer::sum);
                Map<String, Integer> others = together.computeIfAbsent(one, key -> new TreeMap<>());
                changed.stream()
                        .filter(other -> !other.equals(one))
                        .forEach(other -> others.merge(other, 1, Integer::sum));
            }
        }

        int of(String path) {
            return alone.getOrDefault(path, 0);
        }

        /** What mostly changes when a file does, most often first. */
        List<Together> others(String path) {
            double enough = Math.max(SUPPORT, CONFIDENCE * of(path));
            return together.getOrDefault(path, Map.of()).entrySet().stream()
                    .filter(entry -> entry.getValue() >= enough)
                    .map(entry -> new Together(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparingInt(Together::commits)
                            .reversed()
                            .thenComparing(Together::path))
                    .toList();
        }
    }

    private static Pattern report(SourceFile file, int commits, List<Together> others, Set<String> modules) {
        Symbol symbol = Symbol.newBuilder()
                .setEntity(Entity.newBuilder()
                        .setKind(Entity.Kind.PACKAGE)
                        .setName(file.path().substring(file.path().lastIndexOf('/') + 1))
                        .setQualifiedName(file.path()))
                .setPath(file.path())
                .setLanguage(file.language())
                .build();
        int least = others.getLast().commits();
        Report report = Report.smell(NAME, symbol)
                .message("a change here is a change of " + others.size() + " files in " + modules.size()
                        + " other directories: of " + commits + " commits at least " + least
                        + " changed each of them; bring together what changes together")
                .measure("support", least, ">=", SUPPORT)
                .measure("confidence", (double) least / commits, ">=", CONFIDENCE)
                .measure("files", others.size(), ">", OTHERS)
                .measure("directories", modules.size(), ">=", DIRECTORIES);
        for (Together other : others) {
            report.place(Place.newBuilder()
                    .setRole("changed together")
                    .setPath(other.path())
                    .setName(other.commits() + " of " + commits + " commits")
                    .build());
        }
        return report.made();
    }
}
