/**
 * What of a Python file the calls in it depend on: how values move through names, members, arguments and results. Entry: {@link
 * dev.aura.code.python.calls.PythonCallFacts} for a file, {@link dev.aura.code.python.calls.PythonCalls} for a workspace.
 */
@NullMarked
package dev.aura.code.python.calls;

import org.jspecify.annotations.NullMarked;
