/** Memory of what was lately, in a few arrays. */
@NullMarked
package dev.aura.bus.ring;

import org.jspecify.annotations.NullMarked;
