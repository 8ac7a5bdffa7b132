package dev.aura.bench.bus;

import java.util.concurrent.atomic.AtomicLong;

/** What was to happen of one kind, and what did. Safe for any thread. */
final class SoakTally {

    private final String what;
    private final long timedFromNs;
    private final AtomicLong expected = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final Times times = new Times();

    /**
     * @param timedFromNs what was due earlier warms up, and counts only in that it must not be lost
     */
    SoakTally(String what, long timedFromNs) {
        this.what = what;
        this.timedFromNs = timedFromNs;
    }

    String what() {
        return what;
    }

    void expect(int count) {
        expected.addAndGet(count);
    }

    /** One has happened that was meant to begin then, whenever it really did. */
    void done(long dueNs) {
        if (dueNs - timedFromNs >= 0) {
            times.add(System.nanoTime() - dueNs);
        }
        done.incrementAndGet();
    }

    long expected() {
        return expected.get();
    }

    long lost() {
        return expected.get() - done.get();
    }

    Times times() {
        return times;
    }
}
