package dev.aura.code.python.calls;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands between the commas of a list. An expression of a kind that we do not look at, such as a sum, has its operands in the
 * list in its place.
 */
final class Slots {

    /** Words before an expression that leave it what it is, as far as calls are concerned. */
    private static final Set<String> SAME = Set.of("", "await", "return", "return await", "@");

    private static final Slot UNKNOWN = new Slot("?", List.of());

    private Slots() {}

    /**
     * What stands between two commas.
     *
     * @param mark what comes before it, such as a star
     * @param nodes the expression, or what is in it
     */
    record Slot(String mark, List<Node<Kind>> nodes) {

        /** The expression where it is of a kind that we look at. */
        @Nullable
        Node<Kind> value() {
            return nodes.size() == 1 && SAME.contains(mark) ? nodes.getFirst() : null;
        }

        /** What is spread out: of `*list` the list. */
        @Nullable
        Node<Kind> spread() {
            return nodes.size() == 1 && mark.equals("*") ? nodes.getFirst() : null;
        }
    }

    static List<Slot> of(Node<Kind> list) {
        List<Node<Kind>> children = list.children();
        List<Slot> slots = new ArrayList<>(children.size());
        int end = list.start();
        int first = 0;
        String mark = "";
        for (int index = 0; index < children.size(); index++) {
            Node<Kind> child = children.get(index);
            int commas = commas(list, end, child.start());
            if (commas > 0) {
                if (first < index) {
                    slots.add(new Slot(mark, children.subList(first, index)));
                    commas--;
                }
                slots.addAll(Collections.nCopies(commas, UNKNOWN));
                first = index;
            }
            if (first == index) {
                mark = mark(list, end, child.start());
            }
            end = child.end();
        }
        if (first < children.size()) {
            slots.add(new Slot(trailing(list, end) ? "?" : mark, children.subList(first, children.size())));
        }
        return slots;
    }

    private static int commas(Node<Kind> list, int from, int to) {
        int commas = 0;
        for (int at = from; at < to; at++) {
            char c = list.charAt(at);
            if (c == '#') {
                at = lineEnd(list, at, to);
            } else if (c == ',') {
                commas++;
            }
        }
        return commas;
    }

    private static int lineEnd(Node<Kind> list, int from, int to) {
        int at = from;
        while (at < to && list.charAt(at) != '\n') {
            at++;
        }
        return at;
    }

    /** Something that follows the last node and belongs to its expression, such as an operand that is no node. */
    private static boolean trailing(Node<Kind> list, int end) {
        for (int at = end; at < list.end(); at++) {
            char c = list.charAt(at);
            if (c == '#') {
                at = lineEnd(list, at, list.end());
            } else if (!Character.isWhitespace(c)) {
                return ",)]}".indexOf(c) < 0;
            }
        }
        return false;
    }

    /** What stands after the last comma, without brackets that open and without comments. */
    private static String mark(Node<Kind> list, int from, int to) {
        int start = from;
        boolean leading = true;
        boolean comments = false;
        for (int at = from; at < to; at++) {
            char c = list.charAt(at);
            if (c == '#') {
                at = lineEnd(list, at, to);
                comments = true;
            } else if (c == ',') {
                leading = true;
            } else if (!Character.isWhitespace(c) && (!leading || "([{".indexOf(c) < 0)) {
                start = leading ? at : start;
                leading = false;
            }
        }
        if (leading) {
            return "";
        }
        String text = list.between(start, to);
        return (comments ? text.replaceAll("#[^\\n]*", "") : text).strip();
    }
}
