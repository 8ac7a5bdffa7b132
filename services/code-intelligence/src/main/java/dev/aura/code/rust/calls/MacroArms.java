package dev.aura.code.rust.calls;

import dev.aura.code.language.typed.LocalNames;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.syntax.Mention;
import dev.aura.code.syntax.Node;
import java.util.List;

/**
 * The arms in what a macro is given: `pattern = value => code`, as for `select!`, or `pattern => code`. Names in a pattern are bound by the macro, to what nobody knows, and are no calls.
 */
final class MacroArms {

    private static final String ARROW = "=>";

    private final Node<Kind> tree;
    private final LocalNames names;

    MacroArms(Node<Kind> tree, LocalNames names) {
        this.tree = tree;
        this.names = names;
    }

    /** Whether there are any. */
    static boolean areIn(Node<Kind> tree) {
        for (int index = 1; index < tree.children().size(); index++) {
            if (gap(tree, index).contains(ARROW)) {
                return true;
            }
        }
        return false;
    }

    /** What stands between a token and the one before it. */
    private static String gap(Node<Kind> tree, int index) {
        List<Node<Kind>> tokens = tree.children();
        int from = index == 0 ? tree.start() + 1 : tokens.get(index - 1).end();
        return tree.between(from, tokens.get(index).start()).strip();
    }

    /** The token after the pattern that begins with one, whose names are bound now; the token itself where none begins. */
    int afterPattern(int index) {
        if (!begins(index)) {
            return index;
        }
        int end = index;
        for (int at = index + 1; at < tree.children().size(); at++) {
            String gap = gap(tree, at);
            if (end == index && gap.startsWith("=") && !gap.startsWith("==") && !gap.startsWith(ARROW)) {
                end = at;
            } else if (gap.contains(ARROW)) {
                end = end == index ? at : end;
                tree.children().subList(index, end).forEach(this::bind);
                return end;
            } else if (gap.contains(";") || (gap.contains(",") && !isGuard(gap))) {
                return index;
            }
        }
        return index;
    }

    /** An arm begins after a comma, a semicolon, or the block of the arm before. */
    private boolean begins(int index) {
        String gap = gap(tree, index);
        Node<Kind> before = index == 0 ? null : tree.children().get(index - 1);
        return before == null
                || (gap.contains(",") && !isGuard(gap))
                || gap.contains(";")
                || (gap.isEmpty() && before.is(Kind.TOKEN_TREE) && before.charAt(before.start()) == '{');
    }

    private static boolean isGuard(String gap) {
        return gap.endsWith("if");
    }

    private void bind(Node<Kind> token) {
        if (token.is(Kind.TOKEN_TREE)) {
            token.children().forEach(this::bind);
        } else if (token.is(Kind.IDENTIFIER) && !Mention.isCapital(token.text())) {
            names.put(token.text(), -1);
        }
    }
}
