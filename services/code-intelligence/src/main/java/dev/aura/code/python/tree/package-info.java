/**
 * What both the front end and the rules read off a syntax tree: its nodes, docstrings, and complexity. {@link
 * dev.aura.code.python.tree.SyntaxFile<Kind>} is a parsed file. No state; any thread.
 */
@NullMarked
package dev.aura.code.python.tree;

import org.jspecify.annotations.NullMarked;
