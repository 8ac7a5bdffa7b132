/** The rules for Java, one class each; {@link dev.aura.code.java.rules.JavaRules} runs them in one walk over the tree. Stateless. */
@NullMarked
package dev.aura.code.java.rules;

import org.jspecify.annotations.NullMarked;
