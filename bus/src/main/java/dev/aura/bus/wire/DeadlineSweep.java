package dev.aura.bus.wire;

/**
 * Says when to look through all calls for expired ones. It keeps a lower bound of all deadlines, so that adding a call costs one
 * comparison and a finished call need not be taken out of a heap; a look through finds the true next one.
 */
public final class DeadlineSweep {

    /** Stands for no deadline. */
    public static final long NONE = Long.MAX_VALUE;

    private long earliestNs = NONE;

    /** Takes a deadline, in the time of {@code nowNs}, into account. */
    public void add(long deadlineNs) {
        earliestNs = Math.min(earliestNs, deadlineNs);
    }

    /** Whether some call may have expired. Forgets all deadlines when true: add those that still stand. */
    public boolean due(long nowNs) {
        if (earliestNs > nowNs) {
            return false;
        }
        earliestNs = NONE;
        return true;
    }

    /** Time until the next look, at most {@code limitNs}. */
    public long untilNextNs(long nowNs, long limitNs) {
        return earliestNs == NONE ? limitNs : Math.max(0, Math.min(limitNs, earliestNs - nowNs));
    }
}
