/**
 * Code intelligence: parses, measures and queries source code. {@link dev.aura.code.CodeIntelligence} is the entry and reads like a
 * parts list; {@code CodeEndpoint} hands each call to one class of {@code query}. Calls come on virtual threads, any number at a time.
 */
@NullMarked
package dev.aura.code;

import org.jspecify.annotations.NullMarked;
