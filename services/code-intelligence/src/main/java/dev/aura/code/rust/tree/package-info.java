/** What both the front end and the rules read off a Rust syntax tree: kinds, names, attributes, complexity. No state; any thread. */
@NullMarked
package dev.aura.code.rust.tree;

import org.jspecify.annotations.NullMarked;
