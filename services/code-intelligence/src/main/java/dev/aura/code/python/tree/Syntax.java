package dev.aura.code.python.tree;

import dev.aura.code.language.Declaration.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A node of the syntax tree; offsets are into the text. */
public final class Syntax {

    private final Kind kind;
    private final Span span;
    private final @Nullable Syntax parent;
    private final String text;
    private List<Syntax> children = List.of();

    public Syntax(Kind kind, Span span, @Nullable Syntax parent, String text) {
        this.kind = kind;
        this.span = span;
        this.parent = parent;
        this.text = text;
        if (parent != null) {
            if (parent.children.isEmpty()) {
                parent.children = new ArrayList<>(4);
            }
            parent.children.add(this);
        }
    }

    public Kind kind() {
        return kind;
    }

    public Span span() {
        return span;
    }

    public int start() {
        return span.start();
    }

    public int end() {
        return span.end();
    }

    public @Nullable Syntax parent() {
        return parent;
    }

    public List<Syntax> children() {
        return children;
    }

    /** The source of it. */
    public String text() {
        return text.substring(span.start(), span.end());
    }

    public boolean is(Kind wanted) {
        return kind == wanted;
    }

    public boolean isText(String wanted) {
        return span.end() - span.start() == wanted.length() && text.startsWith(wanted, span.start());
    }

    /** Source between two offsets, such as the operator between two operands. */
    public String between(int from, int to) {
        return from < to ? text.substring(from, to) : "";
    }

    public @Nullable Syntax child(Kind wanted) {
        for (Syntax child : children) {
            if (child.kind == wanted) {
                return child;
            }
        }
        return null;
    }

    public @Nullable Syntax first() {
        return children.isEmpty() ? null : children.getFirst();
    }

    public @Nullable Syntax last() {
        return children.isEmpty() ? null : children.getLast();
    }

    /** Whether the first node inside is of a kind. */
    public boolean firstIs(Kind wanted) {
        return !children.isEmpty() && children.getFirst().kind == wanted;
    }

    /** Source of the last node inside; empty where there is none. */
    public String lastText() {
        return children.isEmpty() ? "" : children.getLast().text();
    }

    /** Whether this is the function that a call calls. */
    public boolean isCalled() {
        return parent != null && parent.kind == Kind.CALL && parent.first() == this;
    }

    /** The nearest node around this one of a kind, not looking out of the function or class around it. */
    public @Nullable Syntax enclosing(Kind wanted) {
        for (Syntax at = parent; at != null; at = at.parent) {
            if (at.kind == wanted) {
                return at;
            }
            if (at.kind == Kind.FUNCTION_DEFINITION || at.kind == Kind.CLASS_DEFINITION || at.kind == Kind.LAMBDA) {
                return null;
            }
        }
        return null;
    }

    /** The function around this node; null at module or class level. */
    public @Nullable Syntax function() {
        for (Syntax at = parent; at != null; at = at.parent) {
            if (at.kind == Kind.FUNCTION_DEFINITION) {
                return at;
            }
            if (at.kind == Kind.CLASS_DEFINITION) {
                return null;
            }
        }
        return null;
    }

    /** The first node below, in order, that fits; null where none does. */
    public @Nullable Syntax find(Predicate<Syntax> fits) {
        for (Syntax child : children) {
            if (fits.test(child)) {
                return child;
            }
            Syntax found = child.find(fits);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    public boolean has(Kind wanted) {
        return find(node -> node.kind == wanted) != null;
    }

    /** All nodes below, in order. */
    public Stream<Syntax> descendants() {
        return children.stream().flatMap(child -> Stream.concat(Stream.of(child), child.descendants()));
    }

    /** The name that a function or class definition, or a call, has; empty where it is no plain name. */
    public String name() {
        Syntax name = kind == Kind.CALL ? first() : child(Kind.IDENTIFIER);
        return name != null && name.kind == Kind.IDENTIFIER ? name.text() : "";
    }

    /** This expression without parentheses around it. */
    public Syntax bare() {
        Syntax at = this;
        while (at.kind == Kind.PARENTHESIZED_EXPRESSION && at.children.size() == 1) {
            at = at.children.getFirst();
        }
        return at;
    }

    @Override
    public String toString() {
        return kind + "@" + span.start();
    }
}
