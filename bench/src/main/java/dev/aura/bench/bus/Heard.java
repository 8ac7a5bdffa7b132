package dev.aura.bench.bus;

import java.util.concurrent.atomic.AtomicLong;

/** What a subscriber has heard: how many, and whether in order. One thread at a time notes, any reads. */
final class Heard {

    private final AtomicLong count = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private long last;

    /** An event has come that the publisher sent as the so manieth. */
    void note(long sequence) {
        if (sequence <= last) {
            late.setRelease(late.getPlain() + 1);
        }
        last = sequence;
        count.setRelease(count.getPlain() + 1);
    }

    long count() {
        return count.getAcquire();
    }

    long late() {
        return late.getAcquire();
    }
}
