package dev.aura.code.python.rules;

import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.python.tree.PythonFile;
import dev.aura.code.python.tree.Syntax;

/** One rule, called for each node of the kind that it looks at. */
interface PythonRule {

    Rule rule();

    /** The kind that it looks at. */
    Kind kind();

    /** Whether it speaks in files of a role. */
    default boolean speaksIn(FileRole role) {
        return true;
    }

    void check(Syntax node, PythonFile file, Findings findings);
}
