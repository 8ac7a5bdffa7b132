/**
 * The Go front end: {@link dev.aura.code.go.GoFrontEnd} parses with tree-sitter, outlines, measures and applies the rules. Manifests are read in
 * {@code go.modules}. No state but the grammar's legend; any thread.
 */
@NullMarked
package dev.aura.code.go;

import org.jspecify.annotations.NullMarked;
