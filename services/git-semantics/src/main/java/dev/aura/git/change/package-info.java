/**
 * Resolves a change to the files that differ and their contents. {@link dev.aura.git.change.ChangeResolver} finds the files,
 * {@link dev.aura.git.change.ContentLoader} their contents within bounds. Objects belong to one call.
 */
@NullMarked
package dev.aura.git.change;

import org.jspecify.annotations.NullMarked;
