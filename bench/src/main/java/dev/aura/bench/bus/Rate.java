package dev.aura.bench.bus;

import java.time.Duration;
import java.util.Arrays;

/**
 * What a round gave.
 *
 * @param perSecond round trips a second
 * @param p50Us median time of one, in microseconds
 */
record Rate(double perSecond, double p50Us) {

    private static final double NANOS_PER_US = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    /** From the times of the last round trips, of which there may be more than were kept. */
    static Rate of(long count, Duration elapsed, long[] timesNs) {
        long[] sorted = Arrays.copyOf(timesNs, (int) Math.min(count, timesNs.length));
        Arrays.sort(sorted);
        double median = sorted.length == 0 ? 0 : sorted[sorted.length / 2] / NANOS_PER_US;
        return new Rate(count / (elapsed.toNanos() / NANOS_PER_SECOND), median);
    }
}
