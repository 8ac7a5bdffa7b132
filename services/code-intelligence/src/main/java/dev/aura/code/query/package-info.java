/**
 * Answers to the questions of {@code aura.code.v1}: one class each, stateless, over {@link dev.aura.code.store.Workspaces}. Answers are
 * by syntax and names; where a name may stand for several things the answer says how it was tied.
 */
@NullMarked
package dev.aura.code.query;

import org.jspecify.annotations.NullMarked;
