/**
 * {@code aura subscriptions}: durable subscriptions. One class a verb; {@link
 * dev.aura.cli.subscriptions.SubscriptionsListCommand} is the one to begin with.
 */
@NullMarked
package dev.aura.cli.subscriptions;

import org.jspecify.annotations.NullMarked;
