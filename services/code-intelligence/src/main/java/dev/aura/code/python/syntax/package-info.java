/**
 * A parser of Python. It reads the text once, from {@link dev.aura.code.python.syntax.Lexer tokens} that are made as they are asked for, and builds the
 * tree that tree-sitter-python 0.25 would build, of the kinds that are looked at. An error costs the line it stands in, and is no reason to stop.
 */
@NullMarked
package dev.aura.code.python.syntax;

import org.jspecify.annotations.NullMarked;
