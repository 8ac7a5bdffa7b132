/**
 * Code that stands in several places, told by its tokens. {@link dev.aura.code.duplicate.TokenStream} holds the tokens of all files of
 * a language, {@link dev.aura.code.duplicate.Repeats} finds the longest stretches that occur more than once. One thread a question.
 */
@NullMarked
package dev.aura.code.duplicate;

import org.jspecify.annotations.NullMarked;
