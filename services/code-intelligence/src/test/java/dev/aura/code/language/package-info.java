/** What is the same for all languages, as promises. */
@NullMarked
package dev.aura.code.language;

import org.jspecify.annotations.NullMarked;
