package dev.aura.bus.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * One file of the journal as its readers see it. The journal's thread moves the end of the last segment; all else is fixed. Any
 * thread may ask.
 */
final class Segment {

    /** Groups that start this far apart are remembered, so that a reader finds its record without reading all before it. */
    private static final long INDEXED_BYTES = 256 << 10;

    private final long number;
    private final long firstPosition;
    private final List<Place> index = new ArrayList<>();
    private volatile End end;

    /**
     * What is durable.
     *
     * @param offset up to which the file belongs to the journal
     * @param position of the record that follows
     */
    record End(long offset, long position) {}

    Segment(long number, long firstPosition, End end) {
        this.number = number;
        this.firstPosition = firstPosition;
        this.end = end;
        index.add(Place.first(firstPosition));
    }

    long number() {
        return number;
    }

    String name() {
        return SegmentHeader.name(number);
    }

    long firstPosition() {
        return firstPosition;
    }

    End end() {
        return end;
    }

    void end(End next) {
        end = next;
    }

    /** Notes where a group starts that has been checked. */
    void note(Place place) {
        synchronized (index) {
            if (place.offset() >= index.getLast().offset() + INDEXED_BYTES) {
                index.add(place);
            }
        }
    }

    /** The last known place that is not behind the record. */
    Place floor(long position) {
        synchronized (index) {
            for (int i = index.size() - 1; i > 0; i--) {
                if (index.get(i).position() <= position) {
                    return index.get(i);
                }
            }
            return index.getFirst();
        }
    }
}
