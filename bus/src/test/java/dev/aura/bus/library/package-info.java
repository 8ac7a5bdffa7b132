/** Tests. */
@NullMarked
package dev.aura.bus.library;

import org.jspecify.annotations.NullMarked;
