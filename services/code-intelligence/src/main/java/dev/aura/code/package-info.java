/** Code intelligence. */
@NullMarked
package dev.aura.code;

import org.jspecify.annotations.NullMarked;
