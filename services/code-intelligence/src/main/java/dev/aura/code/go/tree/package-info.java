/** What both the front end and the rules read off a Go syntax tree: kinds, names, imports, complexity. No state; any thread. */
@NullMarked
package dev.aura.code.go.tree;

import org.jspecify.annotations.NullMarked;
