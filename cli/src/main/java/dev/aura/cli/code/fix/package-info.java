/**
 * Machine-applicable fixes of findings: {@link dev.aura.cli.code.fix.FixPlan} gathers them, shows what they would do, and applies
 * them to files that are still as they were when they were looked at. One thread.
 */
@NullMarked
package dev.aura.cli.code.fix;

import org.jspecify.annotations.NullMarked;
