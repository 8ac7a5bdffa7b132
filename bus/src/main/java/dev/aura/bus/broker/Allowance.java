package dev.aura.bus.broker;

/**
 * How much a peer may still ask: a bucket that fills with time. Time is saved in place of tokens, so that nothing is rounded and a rate
 * needs no timer.
 */
final class Allowance {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long NANOS_PER_MS = 1_000_000;

    /** What one call costs; 0 where the rate has no bound. */
    private final long costNs;

    private final long fullNs;
    private long savedNs;
    private long seenNs;
    private long noteAgainNs = Long.MIN_VALUE;

    Allowance(CallerLimits limits, long nowNs) {
        costNs = limits.rateMax() == 0 ? 0 : Math.max(1, SECOND_NS / limits.rateMax());
        fullNs = costNs * limits.burst();
        savedNs = fullNs;
        seenNs = nowNs;
    }

    /** Takes one; false when there is none left. */
    boolean take(long nowNs) {
        savedNs = Math.min(fullNs, savedNs + Math.max(0, nowNs - seenNs));
        seenNs = nowNs;
        if (savedNs < costNs) {
            return false;
        }
        savedNs -= costNs;
        return true;
    }

    /** Time until there is one again; at least a millisecond. */
    long waitMs() {
        return Math.max(1, (costNs - savedNs + NANOS_PER_MS - 1) / NANOS_PER_MS);
    }

    /** Whether a refusal is to be noted: once a second, so that who asks too much does not fill the audit log as well. */
    boolean isToBeNoted(long nowNs) {
        if (noteAgainNs != Long.MIN_VALUE && nowNs - noteAgainNs < 0) {
            return false;
        }
        noteAgainNs = nowNs + SECOND_NS;
        return true;
    }
}
