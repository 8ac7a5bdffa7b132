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
        List<Slot> slots = new ArrayList<>();
        int end = list.start();
        List<Node<Kind>> nodes = new ArrayList<>();
        String mark = "";
        for (Node<Kind> child : list.children()) {
            String between = withoutComments(list.between(end, child.start()));
            int commas = (int) between.chars().filter(c -> c == ',').count();
            if (commas > 0) {
                int unknown = nodes.isEmpty() ? commas : commas - 1;
                if (!nodes.isEmpty()) {
                    slots.add(new Slot(mark, nodes));
                    nodes = new ArrayList<>();
                }
                slots.addAll(Collections.nCopies(unknown, new Slot("?", List.of())));
            }
            if (nodes.isEmpty()) {
                mark = mark(between);
            }
            nodes.add(child);
            end = child.end();
        }
        if (!nodes.isEmpty()) {
            slots.add(new Slot(trailing(list, end) ? "?" : mark, nodes));
        }
        return slots;
    }

    /** Something that follows the last node and belongs to its expression, such as an operand that is no node. */
    private static boolean trailing(Node<Kind> list, int end) {
        String rest = withoutComments(list.between(end, list.end())).strip();
        return !rest.isEmpty() && ",)]}".indexOf(rest.charAt(0)) < 0;
    }

    private static String mark(String between) {
        String text = between.substring(between.lastIndexOf(',') + 1).strip();
        while (!text.isEmpty() && "([{".indexOf(text.charAt(0)) >= 0) {
            text = text.substring(1).strip();
        }
        return text;
    }

    private static String withoutComments(String text) {
        return text.indexOf('#') < 0 ? text : text.replaceAll("#[^\\n]*", "");
    }
}
