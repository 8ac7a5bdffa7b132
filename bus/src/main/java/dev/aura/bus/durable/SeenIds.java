package dev.aura.bus.durable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ids of the newest publications, by which a repeated one is recognised. */
final class SeenIds {

    /** Ids that one record carries on, at most. */
    private static final int CARRIED_MAX = 1_000;

    private final int idsMax;
    private final LinkedHashMap<String, Place> ids = new LinkedHashMap<>();

    /**
     * What is known of an id.
     *
     * @param position of the event
     * @param home of the record that says so
     */
    private record Place(long position, long home) {}

    SeenIds(int idsMax) {
        this.idsMax = idsMax;
    }

    /** Position of the event with this id; null where it was not seen lately. */
    @Nullable
    Long positionOf(String id) {
        Place place = ids.get(id);
        return place == null ? null : place.position();
    }

    void add(String id, long position, long home) {
        ids.put(id, new Place(position, home)); // one that is carried on keeps its age
        if (ids.size() > idsMax) {
            ids.remove(ids.firstEntry().getKey());
        }
    }

    /** Puts them in the order of their events, oldest first, after they were read in the order of their records. */
    void sort() {
        List<Map.Entry<String, Place>> sorted = new ArrayList<>(ids.entrySet());
        sorted.sort(Comparator.comparingLong(id -> id.getValue().position()));
        LinkedHashMap<String, Place> ordered = new LinkedHashMap<>();
        sorted.forEach(id -> ordered.put(id.getKey(), id.getValue()));
        ids.clear();
        ids.putAll(ordered);
    }

    /** Notes that ids are now told by another record. */
    void carried(Map<String, Long> carried, long home) {
        carried.forEach((id, position) -> ids.computeIfPresent(id, (same, place) -> new Place(position, home)));
    }

    /** Some ids whose records come before a position; empty where there are none. */
    Map<String, Long> toldBefore(long position) {
        Map<String, Long> old = new LinkedHashMap<>();
        Iterator<Map.Entry<String, Place>> all = ids.entrySet().iterator();
        while (all.hasNext() && old.size() < CARRIED_MAX) {
            Map.Entry<String, Place> id = all.next();
            if (id.getValue().home() < position) {
                old.put(id.getKey(), id.getValue().position());
            }
        }
        return old;
    }
}
