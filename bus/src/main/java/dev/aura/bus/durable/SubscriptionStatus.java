package dev.aura.bus.durable;

/**
 * How a durable subscription stands.
 *
 * @param spec what it asked for
 * @param attached whether it has a consumer
 * @param unsettled events that were delivered and are not settled
 * @param behind records of the journal that it has not looked at
 */
public record SubscriptionStatus(SubscriptionSpec spec, boolean attached, int unsettled, long behind) {}
