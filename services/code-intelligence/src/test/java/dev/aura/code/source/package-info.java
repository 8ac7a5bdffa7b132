/** What texts and their tokens promise. */
@NullMarked
package dev.aura.code.source;

import org.jspecify.annotations.NullMarked;
