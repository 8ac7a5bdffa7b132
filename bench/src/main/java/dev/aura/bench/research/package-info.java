/** Figures of the research agent, measured inside one process: {@link dev.aura.bench.research.ImportBench} is the entry. */
@NullMarked
package dev.aura.bench.research;

import org.jspecify.annotations.NullMarked;
