/**
 * Calls of Rust, tied by types: {@link dev.aura.code.rust.calls.RustCallFacts} reads a file, {@link dev.aura.code.rust.calls.RustCalls} ties what the files of a workspace hold. Decision 236 says how.
 */
@NullMarked
package dev.aura.code.rust.calls;

import org.jspecify.annotations.NullMarked;
