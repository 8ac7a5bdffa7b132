/**
 * {@code aura config …}: shows and changes configuration without a mesh. {@link dev.aura.cli.config.SessionConfiguration} says
 * where a command line's configuration comes from. Everything runs on the main thread.
 */
@NullMarked
package dev.aura.cli.config;

import org.jspecify.annotations.NullMarked;
