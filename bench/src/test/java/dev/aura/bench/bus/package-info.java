/** Short forms of the fault runs, in each build. */
@NullMarked
package dev.aura.bench.bus;

import org.jspecify.annotations.NullMarked;
