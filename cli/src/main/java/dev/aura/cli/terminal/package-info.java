/**
 * What a person sees: {@link dev.aura.cli.terminal.Output} writes answers and messages, {@link dev.aura.cli.terminal.Style} colours,
 * {@link dev.aura.cli.terminal.Table} aligns. Used by the main thread; {@link dev.aura.cli.terminal.ProgressLine} says which
 * others it serves.
 */
@NullMarked
package dev.aura.cli.terminal;

import org.jspecify.annotations.NullMarked;
