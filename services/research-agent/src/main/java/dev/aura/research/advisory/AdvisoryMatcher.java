package dev.aura.research.advisory;

import dev.aura.research.advisory.AdvisoryReader.Entry;
import dev.aura.research.advisory.VersionRange.Event;
import dev.aura.research.advisory.VersionRange.Kind;
import dev.aura.research.ecosystem.Coordinate;
import dev.aura.research.version.VersionOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the weaknesses of one version of a package, and the lowest version above it that has none. */
public final class AdvisoryMatcher {

    /** A lower bound such as {@code 1.26.0-0} or {@code 0.0.0-0} that no one publishes. */
    private static final String BOUND_SUFFIX = "-0";

    /**
     * What is known about a version.
     *
     * @param weaknesses by id
     * @param safeVersion lowest version above the used one that nothing affects; empty where none is known
     */
    public record Match(List<Weakness> weaknesses, String safeVersion) {
        public Match {
            weaknesses = List.copyOf(weaknesses);
        }
    }

    private final AdvisoryReader reader;

    public AdvisoryMatcher(AdvisoryReader reader) {
        this.reader = reader;
    }

    /** Matches one version; a coordinate without version gives every weakness that any version has, and no safe version. */
    public Match match(Coordinate coordinate) {
        List<Entry> entries = reader.entries(coordinate);
        String version = coordinate.version();
        VersionOrder order = coordinate.ecosystem().order();
        List<Entry> hits = entries.stream()
                .filter(entry -> version.isEmpty() || entry.affected().affects(version, order))
                .toList();
        Fixes fixes =
                new Fixes(order, version.isEmpty() || hits.isEmpty() ? List.of() : candidates(version, entries, order));
        return new Match(merge(hits, fixes.mostlyFixed(entries), order), fixes.fixed(entries));
    }

    /** Fixed versions above the used one, lowest first; releases come before pre-releases. */
    private static List<String> candidates(String used, List<Entry> entries, VersionOrder order) {
        Comparator<String> releasesFirst = Comparator.comparing(order::isPreRelease, Boolean::compare);
        Set<String> candidates = new TreeSet<>(releasesFirst.thenComparing(order));
        for (Entry entry : entries) {
            for (VersionRange range : entry.affected().ranges()) {
                for (Event event : range.events()) {
                    if (event.kind() == Kind.FIXED
                            && !event.version().endsWith(BOUND_SUFFIX)
                            && order.compare(event.version(), used) > 0) {
                        candidates.add(event.version());
                    }
                }
            }
        }
        return List.copyOf(candidates);
    }

    /**
     * Chooses among fixed versions. Notes such as "unmaintained" hold for every version and never count.
     *
     * @param candidates best first
     */
    private record Fixes(VersionOrder order, List<String> candidates) {

        /** The best that nothing affects; empty for none. */
        String fixed(List<Entry> entries) {
            return best(entries);
        }

        /** The best where what no candidate escapes is left out: one weakness without a fix must not hide the fix of others. */
        String mostlyFixed(List<Entry> entries) {
            return best(entries.stream()
                    .filter(entry -> candidates.stream().anyMatch(candidate -> !affects(entry, candidate)))
                    .toList());
        }

        private String best(List<Entry> entries) {
            return candidates.stream()
                    .filter(candidate -> entries.stream().noneMatch(entry -> affects(entry, candidate)))
                    .findFirst()
                    .orElse("");
        }

        private boolean affects(Entry entry, String candidate) {
            return entry.affected().informational().isEmpty()
                    && entry.affected().affects(candidate, order);
        }
    }

    /** Joins records that name each other, or a third, under their ids and aliases. */
    private static List<Weakness> merge(List<Entry> hits, String fix, VersionOrder order) {
        Map<String, String> parents = new HashMap<>();
        for (Entry hit : hits) {
            for (String alias : hit.record().aliases()) {
                parents.put(root(parents, alias), root(parents, hit.record().id()));
            }
        }
        Map<String, Map<String, StoredRecord>> groups = new LinkedHashMap<>();
        Map<String, Set<String>> informational = new HashMap<>();
        Set<String> unfixed = new HashSet<>();
        for (Entry hit : hits) {
            String root = root(parents, hit.record().id());
            groups.computeIfAbsent(root, key -> new LinkedHashMap<>())
                    .put(hit.record().id(), hit.record());
            informational
                    .computeIfAbsent(root, key -> new TreeSet<>())
                    .add(hit.affected().informational());
            if (fix.isEmpty() || hit.affected().affects(fix, order)) {
                unfixed.add(root);
            }
        }
        List<Weakness> weaknesses = new ArrayList<>();
        groups.forEach((root, records) -> weaknesses.add(new Weakness(
                List.copyOf(records.values()),
                first(informational.getOrDefault(root, Set.of())),
                unfixed.contains(root) ? "" : fix)));
        weaknesses.sort(Comparator.comparing(Weakness::id));
        return weaknesses;
    }

    private static String first(Set<String> sorted) {
        return sorted.isEmpty() ? "" : sorted.iterator().next();
    }

    private static String root(Map<String, String> parents, String id) {
        String root = id;
        while (!parents.getOrDefault(root, root).equals(root)) {
            root = parents.getOrDefault(root, root);
        }
        parents.put(id, root);
        return root;
    }
}
