package dev.aura.research.advisory;

import dev.aura.research.advisory.AdvisoryReader.Entry;
import dev.aura.research.advisory.VersionRange.Event;
import dev.aura.research.advisory.VersionRange.Kind;
import dev.aura.research.ecosystem.Coordinate;
import dev.aura.research.version.VersionOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
     * @param safeVersion empty where none is known
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
        String safe = version.isEmpty() || hits.isEmpty() ? "" : safeVersion(version, entries, order);
        return new Match(merge(hits), safe);
    }

    /**
     * The lowest fixed version above the used one that no weakness affects. Releases come before pre-releases; notes such as "unmaintained"
     * hold for every version and do not count.
     */
    private static String safeVersion(String used, List<Entry> entries, VersionOrder order) {
        Comparator<String> releasesFirst = Comparator.comparing(order::isPreRelease, Boolean::compare);
        Set<String> candidates = new TreeSet<>(releasesFirst.thenComparing(order));
        List<Affected> weak = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.affected().informational().isEmpty()) {
                weak.add(entry.affected());
            }
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
        return candidates.stream()
                .filter(candidate -> weak.stream().noneMatch(affected -> affected.affects(candidate, order)))
                .findFirst()
                .orElse("");
    }

    /** Joins records that name each other, or a third, under their ids and aliases. */
    private static List<Weakness> merge(List<Entry> hits) {
        Map<String, String> parents = new HashMap<>();
        for (Entry hit : hits) {
            for (String alias : hit.record().aliases()) {
                parents.put(root(parents, alias), root(parents, hit.record().id()));
            }
        }
        Map<String, Map<String, StoredRecord>> groups = new LinkedHashMap<>();
        Map<String, Set<String>> informational = new HashMap<>();
        for (Entry hit : hits) {
            String root = root(parents, hit.record().id());
            groups.computeIfAbsent(root, key -> new LinkedHashMap<>())
                    .put(hit.record().id(), hit.record());
            informational
                    .computeIfAbsent(root, key -> new TreeSet<>())
                    .add(hit.affected().informational());
        }
        List<Weakness> weaknesses = new ArrayList<>();
        groups.forEach((root, records) -> weaknesses.add(
                new Weakness(List.copyOf(records.values()), first(informational.getOrDefault(root, Set.of())))));
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
