package dev.aura.code.language.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A place that things arrive at, and what happens with them there. */
final class Node {

    /** Things over which no more are followed: who may be anything says nothing. */
    private static final int THINGS_MAX = 32;

    private static final int SEARCHED_MAX = 16;
    private static final Thing[] NONE = {};

    private Thing[] things = NONE;
    private int size;
    private int delivered;
    private List<Node> next = List.of();

    /** The same as a set, once there are too many to look through. */
    private Set<Node> many = Set.of();

    private List<Consumer<Thing>> reactions = List.of();

    /** Puts a thing here; true where it is the first that has not been delivered. */
    boolean put(Thing thing) {
        for (int index = 0; index < size; index++) {
            if (things[index] == thing) {
                return false;
            }
        }
        if (size == THINGS_MAX) {
            return false;
        }
        if (size == things.length) {
            things = Arrays.copyOf(things, Math.max(2, size * 2));
        }
        things[size++] = thing;
        return size == delivered + 1;
    }

    /** Adds another place that things go on to; false where they do already. */
    boolean addNext(Node node) {
        if (many.isEmpty() ? next.contains(node) : many.contains(node)) {
            return false;
        }
        if (next.isEmpty()) {
            next = new ArrayList<>(2);
        }
        next.add(node);
        if (next.size() == SEARCHED_MAX) {
            many = new HashSet<>(next);
        } else if (next.size() > SEARCHED_MAX) {
            many.add(node);
        }
        return true;
    }

    void addReaction(Consumer<Thing> reaction) {
        if (reactions.isEmpty()) {
            reactions = new ArrayList<>(2);
        }
        reactions.add(reaction);
    }

    /** Hands on what has not been delivered; whatever is added meanwhile has had it already. */
    int deliver(Flow flow) {
        int from = delivered;
        int to = size;
        int nodes = next.size();
        int reacting = reactions.size();
        delivered = to;
        for (int index = from; index < to; index++) {
            Thing thing = things[index];
            for (int at = 0; at < nodes; at++) {
                flow.add(next.get(at), thing);
            }
            for (int at = 0; at < reacting; at++) {
                reactions.get(at).accept(thing);
            }
        }
        return (to - from) * (nodes + reacting) + 1;
    }

    /** What has been delivered. */
    List<Thing> seen() {
        return List.of(Arrays.copyOf(things, delivered));
    }

    List<Thing> things() {
        return Arrays.asList(things).subList(0, size);
    }

    boolean isEmpty() {
        return size == 0;
    }
}
