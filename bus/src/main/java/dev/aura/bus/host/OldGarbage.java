package dev.aura.bus.host;

import java.util.function.LongSupplier;

/**
 * Has garbage collected that was promoted. The serial collector lets the old generation grow to the heap's limit before it looks there, so a broker through which events flow for hours, or a
 * mesh that has analyzed a repository and is idle, would hold several times the memory that it needs.
 */
final class OldGarbage {

    /** Growth above this is worth a pause of 100 ms, even where somebody waits for it. */
    static final long GROWTH_BYTES = 256L << 20;

    /** The same for a process that is idle. */
    static final long IDLE_GROWTH_BYTES = 96L << 20;

    /** Less than the young generation's own ups and downs is never worth it; beyond it, a small heap takes a short pause. */
    static final long SMALL_GROWTH_BYTES = 32L << 20;

    /** Growth from one look to the next below which it is idle. */
    static final long IDLE_BYTES = 2L << 20;

    /** Growth from one look to the next beyond which the process is at work and lets memory go by itself, if it will. */
    static final long AT_WORK_BYTES = 48L << 20;

    private final LongSupplier usedBytes;
    private final Runnable collect;
    private long liveBytes;
    private long lookedBytes;

    OldGarbage() {
        this(() -> Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory(), System::gc);
    }

    OldGarbage(LongSupplier usedBytes, Runnable collect) {
        this.usedBytes = usedBytes;
        this.collect = collect;
    }

    /** Call it every few seconds. Collects where the heap has more than doubled since it was last clean, and does not grow fast. */
    void look() {
        long used = usedBytes.getAsLong();
        long grown = used - lookedBytes;
        boolean idle = grown >= 0 && grown < IDLE_BYTES;
        lookedBytes = used;
        liveBytes = Math.min(liveBytes, used);
        long worthIt = Math.min(idle ? IDLE_GROWTH_BYTES : GROWTH_BYTES, SMALL_GROWTH_BYTES + liveBytes);
        long allowed = Math.max(worthIt, liveBytes);
        if (grown <= AT_WORK_BYTES && used > liveBytes + allowed) {
            collect.run();
            liveBytes = usedBytes.getAsLong();
            lookedBytes = liveBytes;
        }
    }
}
