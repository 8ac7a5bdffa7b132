/** Promises of git-semantics, kept on real repositories made by native git. */
@NullMarked
package dev.aura.git;

import org.jspecify.annotations.NullMarked;
