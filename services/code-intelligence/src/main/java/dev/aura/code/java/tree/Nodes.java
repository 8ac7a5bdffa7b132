package dev.aura.code.java.tree;

import com.github.javaparser.ast.Node;
import org.jspecify.annotations.Nullable;

/** What is asked of any nodes. Two nodes are equal when they read the same, so `equals` does not tell a node from its copy elsewhere. */
public final class Nodes {

    private Nodes() {}

    @SuppressWarnings("ReferenceEquality") // the very question
    public static boolean same(@Nullable Node one, @Nullable Node other) {
        return one == other;
    }
}
