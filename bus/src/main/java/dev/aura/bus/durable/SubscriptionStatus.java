package dev.aura.bus.durable;

/**
 * How a durable subscription stands.
 *
 * @param spec what it asked for
 * @param origin who made it, and when
 * @param attached whether it has a consumer
 * @param position first position of the journal that it has not looked at
 * @param behind records of the journal that it has not looked at
 * @param leased events that its consumer has and has not settled
 * @param waiting events that wait to be delivered again
 */
public record SubscriptionStatus(
        SubscriptionSpec spec, Origin origin, boolean attached, long position, long behind, int leased, int waiting) {}
