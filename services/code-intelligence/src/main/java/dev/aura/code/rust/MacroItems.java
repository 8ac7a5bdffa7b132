package dev.aura.code.rust;

import dev.aura.code.language.Declaration.Span;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds macros that are given items, and opens them: what is not an item is blanked out. */
final class MacroItems {

    /** What these declare is kept for each thread, by a key of which the type is not written. */
    private static final String THREAD_LOCAL = "thread_local";

    /** Says so of the first thing that is declared; there is no room for more. */
    private static final String KEPT = "#[thread_local]";

    /** Begins the names of macros that are looked for among the statements of a function. */
    private static final String CONDITION = "cfg_";

    /** Its items stand in branches of conditions. */
    private static final String CONDITIONAL = "cfg_if";

    /** Words that an item begins with. */
    private static final Set<String> BEGINNINGS = Set.of(
            "pub",
            "fn",
            "struct",
            "enum",
            "union",
            "trait",
            "impl",
            "mod",
            "use",
            "const",
            "static",
            "type",
            "unsafe",
            "async",
            "extern",
            "macro_rules");

    private MacroItems() {}

    /** The outermost macros that fit, in order. */
    static List<Node<Kind>> in(Node<Kind> file, Predicate<Node<Kind>> fits) {
        List<Node<Kind>> found = new ArrayList<>();
        collect(file, fits, found);
        return found;
    }

    private static void collect(Node<Kind> holder, Predicate<Node<Kind>> fits, List<Node<Kind>> into) {
        for (Node<Kind> child : holder.children()) {
            if (child.is(Kind.MACRO_INVOCATION)) {
                if (holdsItems(child) && fits.test(child)) {
                    into.add(child);
                }
            } else {
                collect(child, fits, into);
            }
        }
    }

    private static boolean holdsItems(Node<Kind> macro) {
        Node<Kind> tokens = tokens(macro);
        String name = macro.fieldText("macro");
        boolean kept = name.endsWith(THREAD_LOCAL);
        if (tokens == null || (kept && tokens.start() + 1 - macro.start() < KEPT.length())) {
            return false;
        }
        return (kept || name.startsWith(CONDITION) || name.endsWith(CONDITIONAL) || isAmongItems(macro))
                && beginsItem(tokens, tokens.start() + 1, name.endsWith(CONDITIONAL));
    }

    /** The names and braces of all conditions in a text, told by its tokens: one that was repaired may have a brace that the original lacks. */
    static List<Span> conditions(String text) {
        Tokens tokens = RustLexer.tokens(SourceText.of(text));
        List<Span> found = new ArrayList<>();
        Deque<Boolean> open = new ArrayDeque<>();
        for (int index = 0; index < tokens.size(); index++) {
            if (tokens.isText(index, "{")) {
                boolean condition = index > 1
                        && tokens.isText(index - 1, "!")
                        && tokens.text(index - 2).startsWith(CONDITION)
                        && !tokens.text(index - 2).equals(CONDITIONAL);
                open.push(condition);
                if (condition) {
                    found.add(new Span(tokens.start(index - 2), tokens.end(index)));
                }
            } else if (tokens.isText(index, "}") && !open.isEmpty() && open.pop()) {
                found.add(new Span(tokens.start(index), tokens.end(index)));
            }
        }
        return found;
    }

    /** Whether a macro is a condition by its name: all that it is given are items. */
    static boolean isCondition(Node<Kind> macro) {
        return macro.fieldText("macro").startsWith(CONDITION);
    }

    private static boolean isAmongItems(Node<Kind> macro) {
        Node<Kind> around = macro.parent();
        if (around != null && around.is(Kind.EXPRESSION_STATEMENT)) {
            around = around.parent();
        }
        return around != null && (around.is(Kind.SOURCE_FILE) || around.is(Kind.DECLARATION_LIST));
    }

    private static @Nullable Node<Kind> tokens(Node<Kind> macro) {
        Node<Kind> tokens = macro.child(Kind.TOKEN_TREE);
        return tokens != null && isBraced(tokens) ? tokens : null;
    }

    private static boolean isBraced(Node<Kind> tokens) {
        return tokens.end() - tokens.start() > 2
                && tokens.charAt(tokens.start()) == '{'
                && tokens.charAt(tokens.end() - 1) == '}';
    }

    /** Whether what comes first, after comments and attributes, begins an item, or is a macro that may be given some. */
    private static boolean beginsItem(Node<Kind> tokens, int from, boolean conditional) {
        int end = tokens.end() - 1;
        int at = from;
        while (at < end) {
            char c = tokens.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '/') {
                at = endOfComment(tokens, at, end);
            } else if (c == '#') {
                at = endOfAttribute(tokens, at, end);
            } else {
                break;
            }
        }
        int word = at;
        while (word < end && (Character.isLetterOrDigit(tokens.charAt(word)) || tokens.charAt(word) == '_')) {
            word++;
        }
        String first = tokens.between(at, word);
        return conditional
                ? first.equals("if")
                : BEGINNINGS.contains(first) || (word > at && word < end && tokens.charAt(word) == '!');
    }

    private static int endOfComment(Node<Kind> tokens, int at, int end) {
        boolean line = tokens.charAt(at + 1) == '/';
        int next = at + 2;
        while (next < end
                && !(line
                        ? tokens.charAt(next) == '\n'
                        : tokens.charAt(next) == '/' && tokens.charAt(next - 1) == '*')) {
            next++;
        }
        return next + 1;
    }

    private static int endOfAttribute(Node<Kind> tokens, int at, int end) {
        int open = 0;
        int next = at;
        while (next < end) {
            char c = tokens.charAt(next++);
            open += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == ']' && open == 0) {
                break;
            }
        }
        return next;
    }

    /** The text with macros blanked out but for their items; every item and every line stays where it is. */
    static String opened(String text, List<Node<Kind>> macros) {
        StringBuilder opened = new StringBuilder(text);
        for (Node<Kind> macro : macros) {
            Node<Kind> tokens = tokens(macro);
            if (tokens != null) {
                blank(opened, macro.start(), macro.end());
                if (macro.fieldText("macro").endsWith(CONDITIONAL)) {
                    tokens.children().stream()
                            .filter(branch -> branch.is(Kind.TOKEN_TREE) && isBraced(branch))
                            .forEach(branch -> restore(opened, text, branch));
                } else {
                    restore(opened, text, tokens);
                }
                if (macro.fieldText("macro").endsWith(THREAD_LOCAL)) {
                    opened.replace(macro.start(), macro.start() + KEPT.length(), KEPT);
                }
            }
        }
        return opened.toString();
    }

    private static void blank(StringBuilder text, int start, int end) {
        for (int at = start; at < end; at++) {
            if (text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                text.setCharAt(at, ' ');
            }
        }
    }

    private static void restore(StringBuilder opened, String text, Node<Kind> braces) {
        opened.replace(braces.start() + 1, braces.end() - 1, text.substring(braces.start() + 1, braces.end() - 1));
    }
}
