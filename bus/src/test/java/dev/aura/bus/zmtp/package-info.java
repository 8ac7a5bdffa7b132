/** The wire protocol, byte by byte and against a real broker. */
@NullMarked
package dev.aura.bus.zmtp;

import org.jspecify.annotations.NullMarked;
