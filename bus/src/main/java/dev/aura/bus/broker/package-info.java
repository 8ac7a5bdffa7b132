/**
 * The broker: who is there, what they serve, which call goes where. {@link dev.aura.bus.broker.Broker} is the entry and may be used
 * from any thread; everything else belongs to the one thread that owns the ROUTER socket and has no locks.
 */
@NullMarked
package dev.aura.bus.broker;

import org.jspecify.annotations.NullMarked;
