/** Tests of the search for repeats. */
@NullMarked
package dev.aura.code.duplicate;

import org.jspecify.annotations.NullMarked;
