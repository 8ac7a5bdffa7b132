/** Benchmarks of code intelligence; each is a plain main that runs in the calling thread. */
@NullMarked
package dev.aura.bench.code;

import org.jspecify.annotations.NullMarked;
