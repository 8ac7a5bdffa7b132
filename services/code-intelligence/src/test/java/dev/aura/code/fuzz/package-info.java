/**
 * Front ends given any bytes: {@code bench/fuzz java} and the like under Jazzer, and {@link dev.aura.code.fuzz.FrontEndFuzzTest} in each build.
 */
@NullMarked
package dev.aura.code.fuzz;

import org.jspecify.annotations.NullMarked;
