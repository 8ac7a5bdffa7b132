/**
 * Makes of half-written code a text that a parser understands, without moving what stands in it. Entry classes: {@link dev.aura.code.repair.Repair},
 * {@link dev.aura.code.repair.Blanking}. Immutable, or of one thread.
 */
@NullMarked
package dev.aura.code.repair;

import org.jspecify.annotations.NullMarked;
