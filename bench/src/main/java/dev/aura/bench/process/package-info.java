/** Whole-process figures of the built distribution: {@link dev.aura.bench.process.Figures} is the entry. */
@NullMarked
package dev.aura.bench.process;

import org.jspecify.annotations.NullMarked;
