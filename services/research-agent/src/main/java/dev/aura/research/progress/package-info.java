/** Tells a caller how far long work has come. {@link dev.aura.research.progress.ProgressReport} is used by one thread. */
@NullMarked
package dev.aura.research.progress;

import org.jspecify.annotations.NullMarked;
