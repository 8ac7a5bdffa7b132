/**
 * The Python front end: {@link dev.aura.code.python.PythonFrontEnd} parses, outlines, measures and applies the rules.
 * A tree lives as long as its file is worked on.
 */
@NullMarked
package dev.aura.code.python;

import org.jspecify.annotations.NullMarked;
