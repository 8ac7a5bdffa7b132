package dev.aura.bus.durable;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The newest events that a subscription waits for, in memory, so that those that keep up read nothing from the disk. */
final class RecentEvents {

    private final long bytesMax;
    private final TreeMap<Long, KeptEvent> events = new TreeMap<>();
    private long bytes;
    private long from;

    /** Holds every event from a position on. */
    RecentEvents(long bytesMax, long from) {
        this.bytesMax = bytesMax;
        this.from = from;
    }

    void add(KeptEvent event) {
        events.put(event.position(), event);
        bytes += event.event().bytes();
        while (bytes > bytesMax) {
            dropOldest();
        }
    }

    /** Nobody needs what comes before a position, or may read it from the disk. */
    void dropBefore(long position) {
        while (!events.isEmpty() && events.firstKey() < position) {
            dropOldest();
        }
    }

    /** Whether every event from here on that is durable is here. */
    boolean covers(long position) {
        return position >= from;
    }

    /** The first event from a position on that is covered. */
    @Nullable
    KeptEvent from(long position) {
        Map.Entry<Long, KeptEvent> found = events.ceilingEntry(position);
        return found == null ? null : found.getValue();
    }

    @Nullable
    KeptEvent at(long position) {
        return events.get(position);
    }

    private void dropOldest() {
        KeptEvent oldest = events.pollFirstEntry().getValue();
        bytes -= oldest.event().bytes();
        from = oldest.position() + 1;
    }
}
