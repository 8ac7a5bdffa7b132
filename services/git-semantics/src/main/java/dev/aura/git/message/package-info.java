/**
 * Writes and checks commit messages and branch names. {@link dev.aura.git.message.MessageSuggestion} and
 * {@link dev.aura.git.message.MessageCheck} are the entries. Facts come first, each true of the change; type, scope, subject and body
 * are then fixed rules over the facts ({@code docs/git-semantics.md} lists them). No state; any thread.
 */
@NullMarked
package dev.aura.git.message;

import org.jspecify.annotations.NullMarked;
