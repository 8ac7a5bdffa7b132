/** What reviewers of JavaScript and TypeScript look for; {@link dev.aura.code.ecma.rules.EcmaRules} lists it. No state; any thread. */
@NullMarked
package dev.aura.code.ecma.rules;

import org.jspecify.annotations.NullMarked;
