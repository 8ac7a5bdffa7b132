package dev.aura.bench.bus;

import java.time.Duration;
import java.util.Locale;

/**
 * What one fault did.
 *
 * @param before control calls in the two seconds before it
 * @param during while it held
 * @param recovery from its end until all was as before; negative where that did not happen
 */
record FaultScore(String name, ControlProbe.Seen before, ControlProbe.Seen during, Duration recovery) {

    private static final Duration RECOVERY_MAX = Duration.ofSeconds(3);
    private static final int P99_FACTOR = 3;
    private static final double P99_FLOOR_MS = 10;
    private static final long GROWTH_MAX = 256L << 20;

    /** No control call failed or became slow, memory stayed bounded, and what was hit was back in time. */
    boolean passed() {
        return during.failed() == 0
                && during.p99Ms() <= Math.max(P99_FLOOR_MS, P99_FACTOR * before.p99Ms())
                && during.bytesMax() - before.bytesMax() <= GROWTH_MAX
                && !recovery.isNegative()
                && recovery.compareTo(RECOVERY_MAX) <= 0;
    }

    /** A row of the table in docs/reliability.md. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f ms | %.1f ms (slowest %.1f), %d of %d failed | %d → %d MB | %s | %s |",
                name,
                before.p99Ms(),
                during.p99Ms(),
                during.slowestMs(),
                during.failed(),
                during.calls(),
                before.bytesMax() / 1_000_000,
                during.bytesMax() / 1_000_000,
                recovery.isNegative() ? "none" : recovery.toMillis() + " ms",
                passed() ? "passed" : "**failed**");
    }
}
