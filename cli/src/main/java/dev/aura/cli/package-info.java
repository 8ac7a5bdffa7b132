/**
 * The program {@code aura}: {@link dev.aura.cli.Main} reads the command line, {@code CommandTable} names every verb, and {@code
 * Failure} turns errors into exit codes. Commands live in one package a subject and run on the main thread.
 */
@NullMarked
package dev.aura.cli;

import org.jspecify.annotations.NullMarked;
