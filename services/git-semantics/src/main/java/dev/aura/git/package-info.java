/** Git semantics. */
@NullMarked
package dev.aura.git;

import org.jspecify.annotations.NullMarked;
