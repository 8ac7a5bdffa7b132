package dev.aura.bench.bus;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A publisher that is ahead of its slowest subscriber by a window at most, for a time: neither side then has a reason to drop anything, and the
 * rate is what all of them keep up with.
 */
final class FanOutRound {

    private static final long LOOK_AGAIN_NS = 50_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_US = 1e3;

    private final FanOut fanOut;
    private final int window;
    private final long[] before = new long[FanOut.SUBSCRIBERS];
    private long sent;

    private FanOutRound(FanOut fanOut, int window) {
        this.fanOut = fanOut;
        this.window = window;
        for (int i = 0; i < before.length; i++) {
            before[i] = fanOut.heard(i);
        }
    }

    /**
     * What a round gave.
     *
     * @param perSecond deliveries a second
     * @param brokerUs time on processors for each that the broker spent
     * @param clientsUs the same of publisher and subscribers
     * @param lost deliveries that did not come
     * @param late deliveries out of order
     * @param growthBytes by which the broker's resident memory was larger after than before
     */
    record Result(double perSecond, double brokerUs, double clientsUs, long lost, long late, long growthBytes) {}

    static Result run(FanOut fanOut, PeerProcess broker, int window, Duration time) throws IOException {
        FanOutRound round = new FanOutRound(fanOut, window);
        long late = fanOut.late();
        long resident = broker.residentBytes();
        Duration brokerBefore = broker.processorTime();
        Duration clientsBefore = PeerProcess.processorTimeHere();
        long startNs = System.nanoTime();
        round.publish(startNs + time.toNanos());
        round.awaitAll();
        double seconds = (System.nanoTime() - startNs) / NANOS_PER_SECOND;
        long heard = round.heard();
        return new Result(
                heard / seconds,
                broker.processorTime().minus(brokerBefore).toNanos() / NANOS_PER_US / heard,
                PeerProcess.processorTimeHere().minus(clientsBefore).toNanos() / NANOS_PER_US / heard,
                round.sent * FanOut.SUBSCRIBERS - heard,
                fanOut.late() - late,
                broker.residentBytes() - resident);
    }

    private void publish(long endNs) {
        while (System.nanoTime() - endNs < 0) {
            long room = slowest() + window - sent;
            // Half a window at once, so that a publisher that had to wait does not go on event by event.
            if (room < window / 2) {
                LockSupport.parkNanos(LOOK_AGAIN_NS);
            }
            for (; room >= window / 2 && room > 0; room--) {
                fanOut.publish();
                sent++;
            }
        }
    }

    /** Waits until all have heard all, or nothing has come for long. */
    private void awaitAll() {
        long quietFromNs = System.nanoTime();
        long last = heard();
        while (last < sent * FanOut.SUBSCRIBERS && System.nanoTime() - quietFromNs < PATIENCE.toNanos()) {
            LockSupport.parkNanos(LOOK_AGAIN_NS);
            long now = heard();
            quietFromNs = now > last ? System.nanoTime() : quietFromNs;
            last = now;
        }
    }

    private long slowest() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < before.length; i++) {
            least = Math.min(least, fanOut.heard(i) - before[i]);
        }
        return least;
    }

    private long heard() {
        long sum = 0;
        for (int i = 0; i < before.length; i++) {
            sum += fanOut.heard(i) - before[i];
        }
        return sum;
    }
}
