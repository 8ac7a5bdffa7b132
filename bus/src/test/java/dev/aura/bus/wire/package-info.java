/** Frames as bytes. */
@NullMarked
package dev.aura.bus.wire;

import org.jspecify.annotations.NullMarked;
