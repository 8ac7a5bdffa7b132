/**
 * What a front end says of the calls in a file, without knowing other files: types with their members, and the expressions that
 * calls are made of. {@link dev.aura.code.language.calls.CallSystem} ties the calls of a whole workspace to declarations. Values
 * only; any thread.
 */
@NullMarked
package dev.aura.code.language.calls;

import org.jspecify.annotations.NullMarked;
