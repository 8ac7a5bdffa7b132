/**
 * Reads the types of a Java file for questions about design: {@link dev.aura.code.java.design.JavaTypes} is the entry. Any thread.
 */
@NullMarked
package dev.aura.code.java.design;

import org.jspecify.annotations.NullMarked;
