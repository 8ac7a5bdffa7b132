/** Research agent. */
@NullMarked
package dev.aura.research;

import org.jspecify.annotations.NullMarked;
