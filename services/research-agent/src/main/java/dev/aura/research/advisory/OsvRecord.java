package dev.aura.research.advisory;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is kept of an OSV record (ossf.github.io/osv-schema).
 *
 * @param withdrawn RFC 3339; empty where it stands
 * @param summary one line
 * @param affected one for each entry of the record; those of ecosystems that cannot be checked are kept for listing
 */
record OsvRecord(
        String id,
        Instant modified,
        String published,
        String withdrawn,
        String summary,
        List<String> aliases,
        Rating rating,
        List<Affected> affected) {

    OsvRecord {
        aliases = List.copyOf(aliases);
        affected = List.copyOf(affected);
    }

    /** Affected packages as {@code ecosystem:name}, each once. */
    SortedSet<String> packages() {
        return affected.stream()
                .map(entry -> entry.ecosystem() + ":" + entry.name())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
