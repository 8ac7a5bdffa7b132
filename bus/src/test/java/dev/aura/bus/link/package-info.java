/** Links against a real broker. */
@NullMarked
package dev.aura.bus.link;

import org.jspecify.annotations.NullMarked;
