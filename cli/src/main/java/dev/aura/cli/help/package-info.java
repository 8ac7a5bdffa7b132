/**
 * What a user can ask about {@code aura} itself: help pages, shell completion, reasons of errors, the version. Picocli is used
 * here and nowhere else, because loading it takes longer than most commands run.
 */
@NullMarked
package dev.aura.cli.help;

import org.jspecify.annotations.NullMarked;
