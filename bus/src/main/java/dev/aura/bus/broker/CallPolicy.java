package dev.aura.bus.broker;

import java.time.Duration;

/**
 * How calls are repeated and shared.
 *
 * @param shareAge how long ago an identical query may have been sent for a new one to take its answer
 * @param returnWait how long a query waits for a service whose last instance went away
 * @param commandKept how long the outcome of a command with an idempotency key is kept
 * @param hedgeAfter time without an answer after which a query goes to a second instance as well; 0 for never
 */
public record CallPolicy(Duration shareAge, Duration returnWait, Duration commandKept, Duration hedgeAfter) {

    /** What holds where nothing is configured. */
    public static final CallPolicy DEFAULTS =
            new CallPolicy(Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ZERO);
}
