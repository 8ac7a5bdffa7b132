package dev.aura.bus.broker;

import java.util.Arrays;

/**
 * How an instance has fared lately: its calls and faults in a sliding window, a penalty that fades after each fault, and whether it is
 * ejected. An ejected instance gets no calls for a while; each time it is ejected again the while doubles, up to a bound.
 */
final class Health {

    /** Fewer calls than this in the window say nothing about an instance. */
    static final int SAMPLE_MIN = 20;

    static final long FIRST_EJECTION_NS = 2_000_000_000L;
    static final long EJECTION_MAX_NS = 60_000_000_000L;
    static final long WINDOW_NS = 10_000_000_000L;

    /** What a fault adds to the time that an instance is thought to need, and the time in which half of that fades. */
    private static final double FAULT_PENALTY_NS = 100e6;

    private static final double HALF_LIFE_NS = 2e9;
    private static final double FADED_NS = 1_000;
    private static final int SLICES = 10;
    private static final long SLICE_NS = WINDOW_NS / SLICES;
    private static final int DOUBLINGS_MAX = 10;

    private final int[] calls = new int[SLICES];
    private final int[] faults = new int[SLICES];
    private long slice = Long.MIN_VALUE;
    private int callsInWindow;
    private int faultsInWindow;
    private double penaltyNs;
    private long penaltyAtNs;
    private int ejections;
    private boolean ejected;
    private long ejectedUntilNs;

    void record(boolean fault, long nowNs) {
        advance(nowNs);
        int index = Math.floorMod(slice, SLICES);
        calls[index]++;
        callsInWindow++;
        if (fault) {
            faults[index]++;
            faultsInWindow++;
            penaltyNs = penaltyNs(nowNs) + FAULT_PENALTY_NS;
            penaltyAtNs = nowNs;
        }
    }

    int calls(long nowNs) {
        advance(nowNs);
        return callsInWindow;
    }

    int faults(long nowNs) {
        advance(nowNs);
        return faultsInWindow;
    }

    /** What its late faults count for, in nanoseconds of work. */
    double penaltyNs(long nowNs) {
        if (penaltyNs == 0) {
            return 0;
        }
        double left = penaltyNs * Math.pow(0.5, Math.max(0, nowNs - penaltyAtNs) / HALF_LIFE_NS);
        if (left < FADED_NS) {
            penaltyNs = 0;
            return 0;
        }
        return left;
    }

    /** Gives it no calls for a while, and judges it afresh after that. */
    void eject(long nowNs) {
        if (nowNs - ejectedUntilNs > EJECTION_MAX_NS) {
            ejections = 0;
        }
        long lengthNs = Math.min(EJECTION_MAX_NS, FIRST_EJECTION_NS << Math.min(ejections, DOUBLINGS_MAX));
        ejections++;
        ejected = true;
        ejectedUntilNs = nowNs + lengthNs;
        clear();
    }

    boolean isEjected(long nowNs) {
        if (ejected && nowNs - ejectedUntilNs >= 0) {
            ejected = false;
        }
        return ejected;
    }

    private void advance(long nowNs) {
        long current = Math.floorDiv(nowNs, SLICE_NS);
        if (current == slice) {
            return;
        }
        if (slice == Long.MIN_VALUE || current - slice >= SLICES) {
            clear();
        } else {
            for (long passed = slice + 1; passed <= current; passed++) {
                int index = Math.floorMod(passed, SLICES);
                callsInWindow -= calls[index];
                faultsInWindow -= faults[index];
                calls[index] = 0;
                faults[index] = 0;
            }
        }
        slice = current;
    }

    private void clear() {
        Arrays.fill(calls, 0);
        Arrays.fill(faults, 0);
        callsInWindow = 0;
        faultsInWindow = 0;
    }
}
