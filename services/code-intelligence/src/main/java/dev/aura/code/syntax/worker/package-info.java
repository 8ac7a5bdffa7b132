/** The process that parses with native code: reads texts from its standard input, writes flat trees to its standard output. Nothing else runs there. */
@NullMarked
package dev.aura.code.syntax.worker;

import org.jspecify.annotations.NullMarked;
