/** Events over real sockets. */
@NullMarked
package dev.aura.bus.events;

import org.jspecify.annotations.NullMarked;
