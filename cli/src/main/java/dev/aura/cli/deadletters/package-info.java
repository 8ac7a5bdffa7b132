/**
 * {@code aura deadletters}: events that a durable subscription gave up. One class a verb; {@link
 * dev.aura.cli.deadletters.DeadLettersListCommand} is the one to begin with.
 */
@NullMarked
package dev.aura.cli.deadletters;

import org.jspecify.annotations.NullMarked;
