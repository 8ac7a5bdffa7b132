/**
 * Tells what a change reaches. {@link dev.aura.git.impact.ImpactAssessment} is the entry. No state; any thread.
 */
@NullMarked
package dev.aura.git.impact;

import org.jspecify.annotations.NullMarked;
