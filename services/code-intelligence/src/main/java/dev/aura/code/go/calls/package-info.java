/**
 * Calls of Go, tied by types: {@link dev.aura.code.go.calls.GoCallFacts} reads a file, {@link dev.aura.code.go.calls.GoCalls} ties what the files of a workspace hold. Decision 235 says how.
 */
@NullMarked
package dev.aura.code.go.calls;

import org.jspecify.annotations.NullMarked;
