/**
 * Tells what a change does to the findings. {@link dev.aura.git.review.ChangeReview} is the entry. No state; any thread.
 */
@NullMarked
package dev.aura.git.review;

import org.jspecify.annotations.NullMarked;
