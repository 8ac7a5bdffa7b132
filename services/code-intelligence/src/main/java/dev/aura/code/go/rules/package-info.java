/** What reviewers point at in Go. Entry: {@link dev.aura.code.go.rules.GoRules}. No state; any thread. */
@NullMarked
package dev.aura.code.go.rules;

import org.jspecify.annotations.NullMarked;
