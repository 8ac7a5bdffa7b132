/**
 * The Python front end: {@link dev.aura.code.python.PythonFrontEnd} parses with tree-sitter, outlines, measures and applies the rules.
 * Native memory is released before a parse returns: what goes on is a tree of plain objects, which lives as long as its file is worked on.
 */
@NullMarked
package dev.aura.code.python;

import org.jspecify.annotations.NullMarked;
