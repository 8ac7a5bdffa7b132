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
    private static final Thing[] NO_THINGS = {};
    private static final Node[] NO_NODES = {};

    private Thing[] things = NO_THINGS;
    private int size;
    private int delivered;

    /** The marks of all things here: most that are not here are told by theirs. */
    private long marks;

    private Node[] next = NO_NODES;
    private int nextSize;

    /** The same as a set, once there are too many to look through. */
    private Set<Node> many = Set.of();

    private List<Consumer<Thing>> reactions = List.of();

    /** Puts a thing here; true where it is the first that has not been delivered. */
    boolean put(Thing thing) {
        if (size == THINGS_MAX || has(thing)) {
            return false;
        }
        if (size == things.length) {
            things = Arrays.copyOf(things, Math.max(2, size * 2));
        }
        things[size++] = thing;
        marks |= thing.mark();
        return size == delivered + 1;
    }

    private boolean has(Thing thing) {
        if ((marks & thing.mark()) == 0) {
            return false;
        }
        for (int index = 0; index < size; index++) {
            if (things[index] == thing) {
                return true;
            }
        }
        return false;
    }

    /** Adds another place that things go on to; false where they do already. */
    boolean addNext(Node node) {
        if (many.isEmpty() ? isNext(node) : !many.add(node)) {
            return false;
        }
        if (nextSize == next.length) {
            next = Arrays.copyOf(next, Math.max(2, nextSize * 2));
        }
        next[nextSize++] = node;
        if (nextSize == SEARCHED_MAX) {
            many = new HashSet<>(Arrays.asList(next).subList(0, nextSize));
        }
        return true;
    }

    private boolean isNext(Node node) {
        for (int index = 0; index < nextSize; index++) {
            if (next[index] == node) {
                return true;
            }
        }
        return false;
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
        int nodes = nextSize;
        int reacting = reactions.size();
        delivered = to;
        for (int index = from; index < to; index++) {
            Thing thing = things[index];
            for (int at = 0; at < nodes; at++) {
                flow.add(next[at], thing);
            }
            for (int at = 0; at < reacting; at++) {
                reactions.get(at).accept(thing);
            }
        }
        return (to - from) * (nodes + reacting) + 1;
    }

    /** How many things have been delivered; they stay where they are. */
    int delivered() {
        return delivered;
    }

    Thing thing(int index) {
        return things[index];
    }

    List<Thing> things() {
        return Arrays.asList(things).subList(0, size);
    }

    boolean isEmpty() {
        return size == 0;
    }
}
