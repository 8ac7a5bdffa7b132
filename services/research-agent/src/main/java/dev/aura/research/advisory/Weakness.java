package dev.aura.research.advisory;

import dev.aura.proto.research.v1.Advisory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * One weakness of one version, told by one record or by several that name each other or share an alias.
 *
 * @param records never empty; the first is the one whose id is shown
 * @param informational {@code unmaintained}, {@code unsound} or {@code notice} where every record is only that; else empty
 * @param fixedVersion lowest version above the used one that has neither this nor any other weakness for which there is a fix; empty where
 *     none is known
 */
public record Weakness(List<StoredRecord> records, String informational, String fixedVersion) {

    /** GHSA first: its records are the ones that carry severity and fixed versions for every ecosystem. */
    private static final Comparator<StoredRecord> BY_PREFERENCE = Comparator.comparing(
                    (StoredRecord record) -> !record.id().startsWith("GHSA-"))
            .thenComparing(StoredRecord::id);

    public Weakness {
        records = records.stream().sorted(BY_PREFERENCE).toList();
    }

    public String id() {
        return records.getFirst().id();
    }

    /** All other ids of the weakness, sorted. */
    public List<String> aliases() {
        TreeSet<String> ids = new TreeSet<>();
        for (StoredRecord record : records) {
            ids.add(record.id());
            ids.addAll(record.aliases());
        }
        ids.remove(id());
        return new ArrayList<>(ids);
    }

    /** The worst that any record gives. */
    public Rating rating() {
        return records.stream().map(StoredRecord::rating).reduce(Rating.NONE, (a, b) -> b.worse(a));
    }

    public String summary() {
        String summary = records.stream()
                .map(StoredRecord::summary)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return informational.isEmpty() ? summary : informational + ": " + summary;
    }

    public Advisory toProto() {
        return records.getFirst().toProto().toBuilder()
                .clearAliases()
                .addAllAliases(aliases())
                .setSummary(summary())
                .setSeverity(rating().severity())
                .build();
    }
}
