/** Versions of a file compared entity by entity: what changed from one to the next, and what is the same in three. */
@NullMarked
package dev.aura.code.diff;

import org.jspecify.annotations.NullMarked;
