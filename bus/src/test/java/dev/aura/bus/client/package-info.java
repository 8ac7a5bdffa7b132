/** Calls over real sockets. */
@NullMarked
package dev.aura.bus.client;

import org.jspecify.annotations.NullMarked;
