package dev.aura.bus.durable;

import dev.aura.bus.events.TopicPattern;
import dev.aura.bus.status.Faults;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What a durable subscription asks for.
 *
 * @param name identifies it
 * @param pattern topics it hears
 * @param lease how long a delivery may stay unsettled
 * @param deliveriesMax after how many an event becomes a dead letter
 * @param unsettledMax how many deliveries may be unsettled at the same time
 * @param start where it starts when it is new
 */
public record SubscriptionSpec(
        String name, String pattern, Duration lease, int deliveriesMax, int unsettledMax, Start start) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int DELIVERIES_MAX = 1_000;
    private static final int UNSETTLED_MAX = 10_000;
    private static final Duration LEASE_MAX = Duration.ofHours(12);

    /** Where a new subscription starts. */
    public enum Start {
        /** With what is published from now on. */
        NEW,
        /** With the oldest event that is kept. */
        ALL
    }

    public SubscriptionSpec {
        require(NAME.matcher(name).matches(), "name", name, "use 1 to 64 of A-Z a-z 0-9 _ -");
        require(TopicPattern.isPattern(pattern), "pattern", pattern, "use words joined by dots, * or a last >");
        require(
                lease.isPositive() && lease.compareTo(LEASE_MAX) <= 0,
                "lease",
                lease.toMillis() + " ms",
                "use 1 ms to 12 h");
        require(
                deliveriesMax > 0 && deliveriesMax <= DELIVERIES_MAX,
                "deliveries_max",
                deliveriesMax,
                "use 1 to " + DELIVERIES_MAX);
        require(
                unsettledMax > 0 && unsettledMax <= UNSETTLED_MAX,
                "unsettled_max",
                unsettledMax,
                "use 1 to " + UNSETTLED_MAX);
    }

    SubscriptionSpec startingAt(Start other) {
        return new SubscriptionSpec(name, pattern, lease, deliveriesMax, unsettledMax, other);
    }

    private static void require(boolean holds, String what, Object value, String hint) {
        if (!holds) {
            throw Faults.of(
                    Code.INVALID_ARGUMENT,
                    "BAD_SUBSCRIPTION",
                    "the " + what + " of a durable subscription cannot be " + value + "; " + hint);
        }
    }
}
