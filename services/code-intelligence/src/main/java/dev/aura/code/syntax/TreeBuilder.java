package dev.aura.code.syntax;

import java.util.Arrays;
import java.util.List;

/**
 * Builds a tree from its leaves up, for parsers of our own. Nodes that are read wait in a row until the one around them is read, which takes all
 * from a place on.
 *
 * @param <K> the kinds of nodes
 */
public final class TreeBuilder<K extends Enum<K>> {

    private static final int WAITING_AT_FIRST = 64;

    private final String text;
    private Node<K>[] waiting = row(WAITING_AT_FIRST);
    private int size;

    public TreeBuilder(String text) {
        this.text = text;
    }

    /** How many nodes wait: the place of the next one. */
    public int size() {
        return size;
    }

    /** A node that waits. */
    public Node<K> at(int place) {
        return waiting[place];
    }

    public Node<K> last() {
        return waiting[size - 1];
    }

    /** Whether something waits from a place on, the last of it of a kind. */
    public boolean endsWith(int place, K kind) {
        return size > place && waiting[size - 1].is(kind);
    }

    /** Adds a node without others in it. */
    public void leaf(K kind, int start, int end) {
        push(new Node<>(kind, start, end, text));
    }

    /** Makes a node of all that waits from a place on. */
    public void close(int place, K kind, int start, int end) {
        close(place, kind, start, end, List.of());
    }

    /**
     * Makes a node of all that waits from a place on.
     *
     * @param words the keywords and operators that stand in it
     */
    public void close(int place, K kind, int start, int end, List<String> words) {
        close(place, kind, start, end, words, "");
    }

    /** The same with the one of its words that is its operator. */
    public void close(int place, K kind, int start, int end, List<String> words, String operator) {
        Node<K> node = new Node<>(kind, start, end, text);
        node.setWords(words, operator);
        if (place < size) {
            Node<K>[] inside = Arrays.copyOfRange(waiting, place, size);
            node.adopt(Arrays.asList(inside));
            Arrays.fill(waiting, place, size, null);
            size = place;
        }
        push(node);
    }

    /** Names the place that all that waits from a place on will have in the node around it. */
    public void field(int place, String name) {
        fieldUpTo(place, size, name);
    }

    /** The same of what waits up to a place. */
    public void fieldUpTo(int place, int end, String name) {
        for (int at = place; at < end; at++) {
            waiting[at].setField(name);
        }
    }

    /** Turns a node into one of another kind. */
    public void become(Node<K> node, K kind) {
        node.setKind(kind);
    }

    /** Where the last that waits from a place on ends; 0 where nothing waits. */
    public int endOfLast(int place) {
        return size > place ? waiting[size - 1].end() : 0;
    }

    /** What the last node has in it waits in its place. */
    public void unwrapLast() {
        List<Node<K>> inside = last().children();
        size--;
        inside.forEach(this::push);
    }

    /** Other nodes wait from a place on, each alone in one of a kind. */
    public void replace(int place, List<Node<K>> nodes, K kind, String field) {
        Arrays.fill(waiting, place, size, null);
        size = place;
        for (Node<K> node : nodes) {
            push(node);
            node.setField(field);
            close(size - 1, kind, node.start(), node.end());
        }
    }

    private void push(Node<K> node) {
        if (size == waiting.length) {
            waiting = Arrays.copyOf(waiting, size * 2);
        }
        waiting[size++] = node;
    }

    @SuppressWarnings("unchecked") // an array of what its type says, and of nothing else
    private static <K extends Enum<K>> Node<K>[] row(int length) {
        return (Node<K>[]) new Node<?>[length];
    }
}
