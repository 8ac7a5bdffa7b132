/**
 * Events that are kept until every durable subscription has settled them, as a state machine over a {@link
 * dev.aura.bus.journal.Journal}. {@link dev.aura.bus.durable.DurableEvents} is the entry. One thread drives it and passes the time in;
 * it may read from the disk, so it should not be a thread that owns a socket.
 */
@NullMarked
package dev.aura.bus.durable;

import org.jspecify.annotations.NullMarked;
