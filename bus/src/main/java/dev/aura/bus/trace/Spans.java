package dev.aura.bus.trace;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes the spans of one caller. Ids are the SplitMix64 sequence (Steele, Lea, Flood 2014) from a seed of its own: they need to differ,
 * not to be secret, and cost one atomic addition. Of the traces that begin here only so many a second are sampled, so that a caller
 * in a loop does not fill the broker's memory of what it saw.
 */
public final class Spans {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int SAMPLED_PER_SECOND = 50;

    private final AtomicLong state;
    private final AtomicLong second = new AtomicLong();
    private final AtomicInteger sampled = new AtomicInteger();

    public Spans(long seed) {
        state = new AtomicLong(mix(seed));
    }

    /** Seeded by clocks and the process. */
    public static Spans ofProcess() {
        return new Spans(System.nanoTime()
                ^ mix(System.currentTimeMillis() ^ (ProcessHandle.current().pid() << 42)));
    }

    /** The span of a call made within another, or of the first call of a trace. */
    public TraceContext begin(@Nullable TraceContext parent, long nowNs) {
        return parent == null ? new TraceContext(nextId(), nextId(), nextId(), sample(nowNs)) : parent.child(nextId());
    }

    /** A trace that begins here and is sampled. */
    public TraceContext beginSampled() {
        return new TraceContext(nextId(), nextId(), nextId(), true);
    }

    private long nextId() {
        long id = mix(state.getAndAdd(GOLDEN_GAMMA));
        return id == 0 ? 1 : id;
    }

    private boolean sample(long nowNs) {
        long now = nowNs / SECOND_NS;
        long current = second.get();
        if (current != now && second.compareAndSet(current, now)) {
            sampled.set(0);
        }
        return sampled.get() < SAMPLED_PER_SECOND && sampled.incrementAndGet() <= SAMPLED_PER_SECOND;
    }

    private static long mix(long seed) {
        long z = seed + GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
