/** Tests of the names of traces. */
@NullMarked
package dev.aura.bus.trace;

import org.jspecify.annotations.NullMarked;
