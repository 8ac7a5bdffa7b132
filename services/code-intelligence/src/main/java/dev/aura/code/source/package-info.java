/**
 * Source text: {@link dev.aura.code.source.SourceText} maps offsets to lines and columns, {@link dev.aura.code.source.Tokens} says
 * where code, comments and names are. Immutable once built; both live only as long as one file is worked on.
 */
@NullMarked
package dev.aura.code.source;

import org.jspecify.annotations.NullMarked;
