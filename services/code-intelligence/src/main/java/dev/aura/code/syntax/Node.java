package dev.aura.code.syntax;

import dev.aura.code.language.Declaration.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A node of a syntax tree; offsets are into the text. Only nodes of the kinds that the language looks at are there: the children of others
 * belong to the nearest one around them.
 *
 * @param <K> the kinds of nodes that the language looks at
 */
public final class Node<K extends Enum<K>> {

    private final int start;
    private final int end;
    private final String text;
    private K kind;
    private @Nullable Node<K> parent;
    private String fieldName = "";

    /** Its place among the children of its parent. */
    private int index;

    private List<Node<K>> children = List.of();
    private List<String> words = List.of();
    private String operator = "";

    /** A node without a place, of a tree that is built from its leaves up. */
    Node(K kind, int start, int end, String text) {
        this.kind = kind;
        this.start = start;
        this.end = end;
        this.text = text;
    }

    Node(K kind, int start, int end, String text, @Nullable Node<K> parent, String fieldName) {
        this(kind, start, end, text);
        this.parent = parent;
        this.fieldName = fieldName;
        this.index = parent == null ? 0 : parent.children.size();
        if (parent != null) {
            if (parent.children.isEmpty()) {
                parent.children = new ArrayList<>(4);
            }
            parent.children.add(this);
        }
    }

    /** Takes nodes without a place as its children; only while a tree is built. */
    void adopt(List<Node<K>> nodes) {
        children = nodes;
        for (int at = 0; at < nodes.size(); at++) {
            Node<K> child = nodes.get(at);
            child.parent = this;
            child.index = at;
        }
    }

    /** Only while a tree is built. */
    void setWords(List<String> all, String ofOperator) {
        words = all;
        operator = ofOperator;
    }

    /** Only while a tree is built. */
    void setField(String name) {
        fieldName = name;
    }

    /** Only while a tree is built: what it is may show after it was read. */
    void setKind(K other) {
        kind = other;
    }

    void addWord(String word, String field) {
        if (words.isEmpty()) {
            words = new ArrayList<>(2);
        }
        words.add(word);
        if (field.startsWith("operator")) {
            operator = word;
        }
    }

    public K kind() {
        return kind;
    }

    public Span span() {
        return new Span(start, end);
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    public @Nullable Node<K> parent() {
        return parent;
    }

    public List<Node<K>> children() {
        return children;
    }

    /** The source of it. */
    public String text() {
        return text.substring(start, end);
    }

    public boolean is(K wanted) {
        return kind == wanted;
    }

    public boolean isAny(Set<K> wanted) {
        return wanted.contains(kind);
    }

    public boolean isText(String wanted) {
        return end - start == wanted.length() && text.startsWith(wanted, start);
    }

    /** Source between two offsets, such as the operator between two operands. */
    public String between(int from, int to) {
        return from < to ? text.substring(from, to) : "";
    }

    /** The character at an offset into the source. */
    public char charAt(int offset) {
        return text.charAt(offset);
    }

    /** The keywords and operators that stand in it, not in its children, in order. */
    public List<String> words() {
        return words;
    }

    /** Whether a keyword or operator stands in it, not in its children, such as {@code async}. */
    public boolean hasWord(String word) {
        return words.contains(word);
    }

    /** Its operator, as the grammar's field {@code operator} tells; empty where it has none. */
    public String operator() {
        return operator;
    }

    /** The grammar's name for its place in its parent, such as {@code condition}; empty where it has none. */
    public String fieldName() {
        return fieldName;
    }

    /** The first child in a place that the grammar names, such as {@code body}. */
    public @Nullable Node<K> field(String name) {
        for (Node<K> child : children) {
            if (child.fieldName.equals(name)) {
                return child;
            }
        }
        return null;
    }

    /** All children in a place that the grammar names. */
    public List<Node<K>> fields(String name) {
        List<Node<K>> found = List.of();
        for (Node<K> child : children) {
            if (child.fieldName.equals(name)) {
                found = found.isEmpty() ? new ArrayList<>(2) : found;
                found.add(child);
            }
        }
        return found;
    }

    /** Source of the child in a place that the grammar names; empty where there is none. */
    public String fieldText(String name) {
        Node<K> child = field(name);
        return child == null ? "" : child.text();
    }

    public @Nullable Node<K> child(K wanted) {
        for (Node<K> child : children) {
            if (child.kind == wanted) {
                return child;
            }
        }
        return null;
    }

    public @Nullable Node<K> first() {
        return children.isEmpty() ? null : children.getFirst();
    }

    public @Nullable Node<K> last() {
        return children.isEmpty() ? null : children.getLast();
    }

    /** Whether the first node inside is of a kind. */
    public boolean firstIs(K wanted) {
        return !children.isEmpty() && children.getFirst().kind == wanted;
    }

    /** Source of the last node inside; empty where there is none. */
    public String lastText() {
        return children.isEmpty() ? "" : children.getLast().text();
    }

    /** Its place among the children of its parent, from 0. */
    public int index() {
        return index;
    }

    /** The sibling before it. */
    public @Nullable Node<K> previous() {
        return parent == null || index == 0 ? null : parent.children.get(index - 1);
    }

    /** The sibling after it. */
    public @Nullable Node<K> next() {
        return parent == null || index + 1 == parent.children.size() ? null : parent.children.get(index + 1);
    }

    /** The nearest node around this one of a kind, not looking beyond those of others, such as functions. */
    public @Nullable Node<K> enclosing(K wanted, Set<K> borders) {
        for (Node<K> at = parent; at != null; at = at.parent) {
            if (at.kind == wanted) {
                return at;
            }
            if (borders.contains(at.kind)) {
                return null;
            }
        }
        return null;
    }

    /** The nearest node around this one that is of any of some kinds. */
    public @Nullable Node<K> enclosing(Set<K> wanted) {
        Node<K> at = parent;
        while (at != null && !wanted.contains(at.kind)) {
            at = at.parent;
        }
        return at;
    }

    /** The first node below, in order, that fits; null where none does. */
    public @Nullable Node<K> find(Predicate<Node<K>> fits) {
        for (int at = 0; at < children.size(); at++) {
            Node<K> child = children.get(at);
            if (fits.test(child)) {
                return child;
            }
            Node<K> found = child.find(fits);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    public boolean has(K wanted) {
        return find(node -> node.kind == wanted) != null;
    }

    /** Visits all nodes below, in order. */
    public void walk(Consumer<Node<K>> visitor) {
        for (int at = 0; at < children.size(); at++) {
            Node<K> child = children.get(at);
            visitor.accept(child);
            child.walk(visitor);
        }
    }

    /** All nodes below, in order. */
    public Stream<Node<K>> descendants() {
        List<Node<K>> found = new ArrayList<>();
        collect(found);
        return found.stream();
    }

    private void collect(List<Node<K>> into) {
        for (Node<K> child : children) {
            into.add(child);
            child.collect(into);
        }
    }

    @Override
    public String toString() {
        return kind + "@" + start;
    }
}
