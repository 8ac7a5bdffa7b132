/**
 * Syntax trees of the languages that tree-sitter parses, and of those with a parser that builds the same. A {@link dev.aura.code.syntax.Grammar} names the kinds of nodes that a language looks at; parsing takes place in
 * processes of a {@link dev.aura.code.syntax.ParserPool}, so that a fault in native code costs one file and not the daemon.
 */
@NullMarked
package dev.aura.code.syntax;

import org.jspecify.annotations.NullMarked;
