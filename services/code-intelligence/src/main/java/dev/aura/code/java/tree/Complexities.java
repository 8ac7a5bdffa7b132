package dev.aura.code.java.tree;

import com.github.javaparser.ast.Node;
import java.util.IdentityHashMap;

/** Cognitive complexities of the functions of one file, each found out once: a metric, and what a rule judges by. One thread. */
public final class Complexities {

    private final JavaTree tree;
    private final IdentityHashMap<Node, Integer> cognitive = new IdentityHashMap<>();

    Complexities(JavaTree tree) {
        this.tree = tree;
    }

    /** Of a method or constructor. */
    public int cognitive(Node callable) {
        Integer known = cognitive.get(callable);
        if (known == null) {
            known = CognitiveComplexity.of(tree, tree.index(callable));
            cognitive.put(callable, known);
        }
        return known;
    }
}
