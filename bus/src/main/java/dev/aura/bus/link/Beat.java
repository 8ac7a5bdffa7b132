package dev.aura.bus.link;

/** Signs of life on a link: when ours is due and how long the broker has been silent. */
final class Beat {

    /** Intervals of silence after which the broker is given up. A broken connection is noticed at once; this is for a hung one. */
    private static final int SILENT_INTERVALS_MAX = 20;

    private static final long NANOS_PER_MS = 1_000_000;
    private static final long INTERVAL_MIN_MS = 10;

    private long intervalNs = 1_000 * NANOS_PER_MS;
    private long sentNs;
    private long heardNs;

    void start(long nowNs, int intervalMs) {
        intervalNs = Math.max(INTERVAL_MIN_MS, intervalMs) * NANOS_PER_MS;
        sentNs = nowNs;
        heardNs = nowNs;
    }

    void sent(long nowNs) {
        sentNs = nowNs;
    }

    void heard(long nowNs) {
        heardNs = nowNs;
    }

    boolean due(long nowNs) {
        return nowNs - sentNs >= intervalNs;
    }

    boolean brokerSilent(long nowNs) {
        return nowNs - heardNs > SILENT_INTERVALS_MAX * intervalNs;
    }

    long untilNextNs(long nowNs) {
        return Math.max(0, sentNs + intervalNs - nowNs);
    }
}
