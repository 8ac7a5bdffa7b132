/**
 * The Rust front end: {@link dev.aura.code.rust.RustFrontEnd} parses with tree-sitter, outlines, measures and applies the rules. Macros are not expanded: what
 * they are given is not looked into. No state but the grammar's legend; any thread.
 */
@NullMarked
package dev.aura.code.rust;

import org.jspecify.annotations.NullMarked;
