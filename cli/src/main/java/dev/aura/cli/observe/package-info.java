/** Where the time of calls goes: {@code aura trace} for single calls, {@code aura top} for all. One thread. */
@NullMarked
package dev.aura.cli.observe;

import org.jspecify.annotations.NullMarked;
