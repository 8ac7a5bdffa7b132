/**
 * The Java front end: {@link dev.aura.code.java.JavaFrontEnd} parses with JavaParser (syntax only), outlines, measures and applies the
 * rules. Stateless; a syntax tree never outlives the call that parsed it.
 */
@NullMarked
package dev.aura.code.java;

import org.jspecify.annotations.NullMarked;
