package dev.aura.bus.broker;

/**
 * Bounds how many calls of a service are sent a second time: a tenth of those sent, and a few a second where there are few. Without it the calls
 * of an instance that died would all fall on the others, and theirs on the next.
 */
final class RetryBudget {

    static final double START = 100;
    static final double MAX = 1_000;
    private static final double SHARE = 0.1;
    private static final double PER_SECOND = 10;
    private static final double NANOS_PER_SECOND = 1e9;

    private double left = START;
    private long filledNs;

    RetryBudget(long nowNs) {
        filledNs = nowNs;
    }

    /** A call was sent for the first time. */
    void sent() {
        left = Math.min(MAX, left + SHARE);
    }

    /** Takes what one more try costs; false when there is not enough. */
    boolean take(long nowNs) {
        left = Math.min(MAX, left + Math.max(0, nowNs - filledNs) / NANOS_PER_SECOND * PER_SECOND);
        filledNs = nowNs;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
