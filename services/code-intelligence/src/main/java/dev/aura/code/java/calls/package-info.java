/**
 * Ties the calls of Java files to the methods that they reach. {@link dev.aura.code.java.calls.JavaCallFacts} writes down what a file
 * says, {@link dev.aura.code.java.calls.JavaCalls} puts the files of a workspace together and follows types through them, and through
 * the classes of the platform that we run on. The reader has no state; an index is for one thread at a time.
 */
@NullMarked
package dev.aura.code.java.calls;

import org.jspecify.annotations.NullMarked;
