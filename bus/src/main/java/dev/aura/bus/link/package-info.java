/**
 * One connection to the broker, as callers and services share it. {@link dev.aura.bus.link.Link} is the entry and may be used from
 * any thread; one thread of its own owns the socket. What arrives is handed to {@link dev.aura.bus.link.FrameSink sinks}, which
 * must not block that thread. Internal to the bus: programs use {@code client} and {@code host}.
 */
@NullMarked
package dev.aura.bus.link;

import org.jspecify.annotations.NullMarked;
