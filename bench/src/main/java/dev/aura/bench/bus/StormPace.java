package dev.aura.bench.bus;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How many messages of a storm are left, and when the next one is due. Safe for any thread. */
final class StormPace {

    private static final double NANOS_PER_SECOND = 1e9;

    private final long messages;
    private final int rate;
    private final AtomicLong taken = new AtomicLong();
    private final long startNs = System.nanoTime();

    /** @param rate messages a second */
    StormPace(long messages, int rate) {
        this.messages = messages;
        this.rate = rate;
    }

    boolean isOver() {
        return taken.get() >= messages;
    }

    /** Waits until the next message is due; false where there is none. */
    boolean next() throws InterruptedException {
        long number = taken.getAndIncrement();
        while ((System.nanoTime() - startNs) / NANOS_PER_SECOND * rate < number && number < messages) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return number < messages;
    }
}
