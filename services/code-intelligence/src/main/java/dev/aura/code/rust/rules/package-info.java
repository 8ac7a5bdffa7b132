/** What reviewers point at in Rust. Entry: {@link dev.aura.code.rust.rules.RustRules}. No state; any thread. */
@NullMarked
package dev.aura.code.rust.rules;

import org.jspecify.annotations.NullMarked;
