package dev.aura.bus.journal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The segments in order, never none. The journal's thread adds and removes; any thread looks. */
final class Segments {

    private volatile List<Segment> all;

    Segments(List<Segment> all) {
        this.all = List.copyOf(all);
    }

    Segment first() {
        return all.getFirst();
    }

    Segment last() {
        return all.getLast();
    }

    int count() {
        return all.size();
    }

    long bytes() {
        return all.stream().mapToLong(segment -> segment.end().offset()).sum();
    }

    long startOfLast(long bytesMax) {
        List<Segment> now = all;
        long start = now.getLast().firstPosition();
        long bytes = 0;
        for (int i = now.size() - 1; i >= 0; i--) {
            bytes += now.get(i).end().offset();
            if (bytes > bytesMax) {
                break;
            }
            start = now.get(i).firstPosition();
        }
        return start;
    }

    void add(Segment segment) {
        List<Segment> next = new ArrayList<>(all);
        next.add(segment);
        all = List.copyOf(next);
    }

    void removeFirst() {
        all = all.subList(1, all.size());
    }

    /** The segment that holds a record or will hold it; null where it was released. */
    @Nullable
    Segment holding(long position) {
        List<Segment> now = all;
        for (int i = now.size() - 1; i >= 0; i--) {
            if (now.get(i).firstPosition() <= position) {
                return now.get(i);
            }
        }
        return null;
    }

    /** The one that follows; null for the last. */
    @Nullable
    Segment after(Segment segment) {
        for (Segment each : all) {
            if (each.number() > segment.number()) {
                return each;
            }
        }
        return null;
    }
}
