package dev.aura.code.language.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Moves things from place to place until none is where it has not been. */
final class Flow {

    /** Deliveries after which the rest stays unknown. */
    private static final long DELIVERIES_MAX = 60_000_000;

    private final Deque<Node> pending = new ArrayDeque<>();
    private long deliveries;

    void add(Node node, Thing thing) {
        if (node.put(thing)) {
            pending.add(node);
        }
    }

    /** What arrives at one place goes on to another. */
    void link(Node from, Node to) {
        if (from != to && from.addNext(to)) {
            for (int index = 0, delivered = from.delivered(); index < delivered; index++) {
                add(to, from.thing(index));
            }
        }
    }

    /** Something happens with whatever arrives at a place. */
    void watch(Node node, Consumer<Thing> reaction) {
        node.addReaction(reaction);
        for (int index = 0, delivered = node.delivered(); index < delivered; index++) {
            reaction.accept(node.thing(index));
        }
    }

    void run() {
        for (Node node = pending.poll(); node != null && deliveries < DELIVERIES_MAX; node = pending.poll()) {
            deliveries += node.deliver(this);
        }
    }
}
