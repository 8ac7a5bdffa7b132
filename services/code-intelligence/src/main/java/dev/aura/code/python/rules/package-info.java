/** The rules for Python, one class each; {@link dev.aura.code.python.rules.PythonRules} runs them in one walk over the tree. Stateless. */
@NullMarked
package dev.aura.code.python.rules;

import org.jspecify.annotations.NullMarked;
