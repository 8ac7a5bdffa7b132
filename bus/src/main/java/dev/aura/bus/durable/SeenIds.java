package dev.aura.bus.durable;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aura.bus.ring.RecordRing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ids of the newest publications, by which a repeated one is recognised. */
final class SeenIds {

    /** Ids that one record carries on, at most. */
    private static final int CARRIED_MAX = 1_000;

    private static final long BYTES_MAX = 64L << 20;
    private static final byte[] NOTHING = new byte[0];

    /** Each with the position of its event, and its home: that of the record that says so. */
    private final RecordRing ids;

    SeenIds(int idsMax) {
        this.ids = new RecordRing(idsMax, BYTES_MAX);
    }

    /** Position of the event with this id; null where it was not seen lately. */
    @Nullable
    Long positionOf(String id) {
        long record = ids.find(id.getBytes(UTF_8));
        return record < 0 ? null : ids.first(record);
    }

    void add(String id, long position, long home) {
        byte[] key = id.getBytes(UTF_8);
        long record = ids.find(key);
        if (record < 0) {
            ids.add(key, NOTHING, position, home);
        } else {
            ids.set(record, position, home); // one that is carried on keeps its age
        }
    }

    /** Puts them in the order of their events, oldest first, after they were read in the order of their records. */
    void sort() {
        record Seen(String id, long position, long home) {}
        List<Seen> sorted = new ArrayList<>(ids.size());
        for (long record = ids.oldest(); record < ids.next(); record++) {
            sorted.add(new Seen(idOf(record), ids.first(record), ids.second(record)));
        }
        sorted.sort(Comparator.comparingLong(Seen::position));
        ids.clear();
        sorted.forEach(seen -> add(seen.id(), seen.position(), seen.home()));
    }

    /** Notes that ids are now told by another record. */
    void carried(Map<String, Long> carried, long home) {
        carried.forEach((id, position) -> {
            long record = ids.find(id.getBytes(UTF_8));
            if (record >= 0) {
                ids.set(record, position, home);
            }
        });
    }

    /** Some ids whose records come before a position; empty where there are none. */
    Map<String, Long> toldBefore(long position) {
        Map<String, Long> old = new LinkedHashMap<>();
        for (long record = ids.oldest(); record < ids.next() && old.size() < CARRIED_MAX; record++) {
            if (ids.second(record) < position) {
                old.put(idOf(record), ids.first(record));
            }
        }
        return old;
    }

    private String idOf(long record) {
        return new String(ids.key(record), UTF_8);
    }
}
