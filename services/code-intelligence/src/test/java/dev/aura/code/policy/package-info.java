/** Tests of what the configuration says about rules. */
@NullMarked
package dev.aura.code.policy;

import org.jspecify.annotations.NullMarked;
