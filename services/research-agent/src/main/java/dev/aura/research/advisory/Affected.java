package dev.aura.research.advisory;

import dev.aura.research.version.VersionOrder;
import java.util.List;

/**
 * One {@code affected[]} of an OSV record. Several for one package are a union.
 *
 * @param ecosystem as the record writes it
 * @param name as the record writes it
 * @param ranges without those of type GIT, whose bounds are commits
 * @param versions affected versions that the record lists
 * @param informational {@code unmaintained}, {@code unsound}, {@code notice}; empty for a weakness
 */
record Affected(String ecosystem, String name, List<VersionRange> ranges, List<String> versions, String informational) {

    Affected {
        ranges = List.copyOf(ranges);
        versions = List.copyOf(versions);
    }

    /** Whether a version is affected: listed, or inside any range. */
    boolean affects(String version, VersionOrder order) {
        return ranges.stream().anyMatch(range -> range.contains(version, order))
                || versions.stream().anyMatch(listed -> listed.equals(version) || order.compare(listed, version) == 0);
    }
}
