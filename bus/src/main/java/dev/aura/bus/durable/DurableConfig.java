package dev.aura.bus.durable;

import java.time.Duration;

/**
 * Bounds of durable events.
 *
 * @param retainedBytes of the journal, kept for new subscriptions that start at ALL also where every other has settled it; whole segments
 * @param retainedFor how long such events are kept at most
 * @param journalBytesMax when the journal is larger, nothing more is taken until a subscription settles what it holds back
 * @param recentBytesMax newest events held in memory while a subscription waits for them; those further behind read from the disk
 * @param seenIdsMax newest publications that are recognised when they come again
 * @param waitingMax events of one subscription that wait for another delivery
 * @param subscriptionsMax durable subscriptions
 * @param deadLettersMax dead letters; while there are more, what fails is tried again and again
 * @param backoffFirst wait before the second delivery; it doubles with each
 * @param backoffMax longest wait between deliveries
 */
public record DurableConfig(
        long retainedBytes,
        Duration retainedFor,
        long journalBytesMax,
        long recentBytesMax,
        int seenIdsMax,
        int waitingMax,
        int subscriptionsMax,
        int deadLettersMax,
        Duration backoffFirst,
        Duration backoffMax) {

    /** The bounds that hold where nothing is configured. */
    public static final DurableConfig DEFAULTS = new DurableConfig(
            256L << 20,
            Duration.ofDays(1),
            4L << 30,
            16L << 20,
            65_536,
            1_024,
            256,
            10_000,
            Duration.ofMillis(200),
            Duration.ofMinutes(1));

    /** How long to wait after so many deliveries. */
    long backoffNs(int deliveries) {
        int doublings = Math.clamp(deliveries - 1L, 0, 30);
        return Math.min(backoffFirst.toNanos() << doublings, backoffMax.toNanos());
    }
}
