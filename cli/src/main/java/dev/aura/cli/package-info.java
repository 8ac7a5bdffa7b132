/** The command line. */
@NullMarked
package dev.aura.cli;

import org.jspecify.annotations.NullMarked;
