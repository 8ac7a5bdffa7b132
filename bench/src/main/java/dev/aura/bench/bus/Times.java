package dev.aura.bench.bus;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/** Counts times in steps of 10 microseconds up to a second, and what took longer. Safe for any thread. */
final class Times {

    private static final int STEP_NS = 10_000;
    private static final int STEPS = 100_000;
    private static final double STEPS_PER_MS = 100;
    private static final double NANOS_PER_MS = 1e6;

    private final AtomicIntegerArray counts = new AtomicIntegerArray(STEPS + 1);
    private final AtomicLong longestNs = new AtomicLong();

    void add(long ns) {
        counts.incrementAndGet(Math.clamp(ns / STEP_NS, 0, STEPS));
        longestNs.accumulateAndGet(ns, Math::max);
    }

    void addAll(Times others) {
        for (int i = 0; i <= STEPS; i++) {
            counts.addAndGet(i, others.counts.get(i));
        }
        longestNs.accumulateAndGet(others.longestNs.get(), Math::max);
    }

    long count() {
        long sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            sum += counts.get(i);
        }
        return sum;
    }

    /** The time that this share of them, 0 to 1, did not exceed. */
    double percentileMs(double share) {
        long left = (long) Math.ceil(count() * share);
        for (int i = 0; i < STEPS; i++) {
            left -= counts.get(i);
            if (left <= 0) {
                return (i + 1) / STEPS_PER_MS;
            }
        }
        return longestMs();
    }

    double longestMs() {
        return longestNs.get() / NANOS_PER_MS;
    }
}
