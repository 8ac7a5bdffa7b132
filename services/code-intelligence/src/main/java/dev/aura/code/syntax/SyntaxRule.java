package dev.aura.code.syntax;

import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import java.util.Set;

/** One rule, called for each node of the kinds that it looks at. */
public interface SyntaxRule<K extends Enum<K>> {

    Rule rule();

    /** The kinds that it looks at. */
    Set<K> kinds();

    /** Whether it speaks in files of a role. */
    default boolean speaksIn(FileRole role) {
        return true;
    }

    void check(Node<K> node, SyntaxFile<K> file, Findings findings);
}
