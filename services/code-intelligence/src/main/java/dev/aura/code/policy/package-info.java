/**
 * What the configuration says about rules: {@link dev.aura.code.policy.RulePolicies} reads it, a {@link
 * dev.aura.code.policy.RulePolicy} holds it for one workspace. Analyses are kept without it. All of it may be used from any thread.
 */
@NullMarked
package dev.aura.code.policy;

import org.jspecify.annotations.NullMarked;
