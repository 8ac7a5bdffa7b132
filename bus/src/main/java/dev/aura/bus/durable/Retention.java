package dev.aura.bus.durable;

import dev.aura.bus.journal.Journal;
import java.time.Duration;
import java.util.ArrayDeque;

/** How far back events are kept that nobody waits for: so many bytes of the disk, and so long. */
final class Retention {

    /** The age is kept to within this fraction of its bound. */
    private static final int MARKS = 64;

    private final long bytesMax;
    private final long ageMaxMs;
    private final ArrayDeque<Mark> marks = new ArrayDeque<>();
    private long newestUnixMs;

    /** When an event was published. */
    private record Mark(long position, long unixMs) {}

    Retention(long bytesMax, Duration ageMax) {
        this.bytesMax = bytesMax;
        this.ageMaxMs = ageMax.toMillis();
    }

    void add(long position, long unixMs) {
        if (marks.isEmpty() || unixMs - marks.getLast().unixMs() >= Math.max(1, ageMaxMs / MARKS)) {
            marks.add(new Mark(position, unixMs));
        }
        newestUnixMs = unixMs;
    }

    /** Events before this position are older, or more, than is kept. */
    long cut(Journal journal, long nowUnixMs) {
        while (!marks.isEmpty() && nowUnixMs - secondUnixMs() > ageMaxMs) {
            marks.removeFirst();
        }
        long young = marks.isEmpty() ? journal.nextPosition() : marks.getFirst().position();
        return Math.max(young, journal.startOfLast(bytesMax));
    }

    /** All that comes before the second mark is at most as old as this. */
    private long secondUnixMs() {
        return marks.stream().skip(1).findFirst().map(Mark::unixMs).orElse(newestUnixMs);
    }
}
