/**
 * Publish and subscribe by topic pattern. {@link dev.aura.bus.events.Events} is the entry; handlers run on virtual threads,
 * never on a thread that owns a socket.
 */
@NullMarked
package dev.aura.bus.events;

import org.jspecify.annotations.NullMarked;
