/**
 * Fuzzing of what reads bytes that others wrote: each decoder has a {@link dev.aura.bus.fuzz.FuzzTarget} beside its tests. The build runs
 * them on their seeds and some thousand mutations of them; {@code bench/fuzz} runs one under Jazzer, which looks for inputs that reach new code.
 */
@NullMarked
package dev.aura.bus.fuzz;

import org.jspecify.annotations.NullMarked;
