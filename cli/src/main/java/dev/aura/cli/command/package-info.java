/**
 * What a verb of {@code aura} is made of: a {@link dev.aura.cli.command.Command} declares its {@link dev.aura.cli.command.Syntax} and
 * runs in a {@link dev.aura.cli.command.Session}, which gives it its arguments, the mesh and the output. Everything runs on
 * the main thread unless a command says otherwise.
 */
@NullMarked
package dev.aura.cli.command;

import org.jspecify.annotations.NullMarked;
