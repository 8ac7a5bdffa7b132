package dev.aura.bench.bus;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a soak showed.
 *
 * @param took time in which all were sent
 * @param late events heard behind a newer one
 * @param again durable events that came more than once
 */
record SoakReport(
        SoakRun.SoakPlan plan,
        Duration took,
        List<SoakTally> tallies,
        long late,
        long again,
        MemorySamples.Growth memory) {

    private static final double P99 = 0.99;
    private static final double MEDIAN = 0.5;
    private static final double MILLIS_PER_SECOND = 1e3;

    long lost() {
        return tallies.stream().mapToLong(SoakTally::lost).sum();
    }

    /** As long as all of them took, together. */
    Times times() {
        Times all = new Times();
        tallies.forEach(tally -> all.addAll(tally.times()));
        return all;
    }

    void print() {
        System.out.printf(
                Locale.ROOT,
                "%d messages, %d/s after the warm-up, in %.1f s, where %.1f s were planned; seed %d%n",
                plan.messages(),
                plan.rate(),
                took.toMillis() / MILLIS_PER_SECOND,
                plan.time().toMillis() / MILLIS_PER_SECOND,
                plan.seed());
        for (SoakTally tally : tallies) {
            print(tally.what(), tally.expected(), tally.lost(), tally.times());
        }
        print("all", tallies.stream().mapToLong(SoakTally::expected).sum(), lost(), times());
        System.out.printf(
                Locale.ROOT,
                "events out of order %d, durable events delivered again %d%n"
                        + "broker's resident memory %.0f MiB after the warm-up, %.0f MiB at the end, slope %+.2f MiB/min over %d samples%n",
                late,
                again,
                memory.warmMib(),
                memory.lastMib(),
                memory.slopeMibPerMinute(),
                memory.samples());
    }

    private static void print(String what, long expected, long lost, Times times) {
        System.out.printf(
                Locale.ROOT,
                "%-26s %10d   lost %d   p50 %6.2f ms   p99 %6.2f ms   longest %7.2f ms%n",
                what,
                expected,
                lost,
                times.percentileMs(MEDIAN),
                times.percentileMs(P99),
                times.longestMs());
    }
}
