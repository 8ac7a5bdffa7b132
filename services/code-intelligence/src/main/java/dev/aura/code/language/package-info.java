/**
 * The language-neutral model of a file. A {@link dev.aura.code.language.LanguageFrontEnd} turns a text into a {@link
 * dev.aura.code.language.ParsedFile}; everything above knows only that. Front ends may be called from any number of threads at a
 * time; a parsed file belongs to the thread that asked for it.
 */
@NullMarked
package dev.aura.code.language;

import org.jspecify.annotations.NullMarked;
