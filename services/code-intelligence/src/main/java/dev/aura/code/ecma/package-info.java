/**
 * JavaScript and TypeScript, with JSX: {@link dev.aura.code.ecma.EcmaFrontEnd} is the way in. The three grammars share most kinds of nodes, so both languages are read by
 * the same code. No state; any thread.
 */
@NullMarked
package dev.aura.code.ecma;

import org.jspecify.annotations.NullMarked;
