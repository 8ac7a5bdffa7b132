package dev.aura.code.python.rules;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.SyntaxRule;
import java.util.Set;

/** A rule that looks at one kind of nodes. */
interface PythonRule extends SyntaxRule<Kind> {

    /** The kind that it looks at. */
    Kind kind();

    @Override
    default Set<Kind> kinds() {
        return Set.of(kind());
    }
}
