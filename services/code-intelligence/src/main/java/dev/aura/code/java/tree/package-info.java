/**
 * What both the front end and the rules read off a syntax tree: places, declared types, calls, and complexity. {@link
 * dev.aura.code.java.tree.JavaFile} is a parsed file. No state; any thread.
 */
@NullMarked
package dev.aura.code.java.tree;

import org.jspecify.annotations.NullMarked;
