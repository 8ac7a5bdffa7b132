package dev.aura.code.java.rules;

import com.github.javaparser.ast.Node;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;

/** One rule, called for each node of the types that it looks at. */
interface JavaRule<N extends Node> {

    Rule rule();

    /** The node type that it looks at. */
    Class<N> nodeType();

    /** Whether it speaks in tests. */
    default boolean inTests() {
        return true;
    }

    void check(N node, JavaFile file, Findings findings);
}
