package dev.aura.code.python.tree;

import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documentation strings: the first statement of a module, class or function, when it is a string. */
public final class Docstrings {

    private static final String PREFIXES = "rRuUbBfF";

    private Docstrings() {}

    /** Turns the tokens of all documentation strings into comments, so that they count as such. */
    public static void mark(Node<Kind> module, List<Node<Kind>> definitions, Tokens tokens) {
        markOwn(module, tokens);
        definitions.forEach(definition -> markOwn(definition, tokens));
    }

    private static void markOwn(Node<Kind> node, Tokens tokens) {
        Node<Kind> string = string(node);
        if (string != null) {
            tokens.documents(string.start());
        }
    }

    /** The documentation as written, without quotes; empty where there is none. */
    public static String of(Node<Kind> node) {
        Node<Kind> string = string(node);
        return string == null ? "" : withoutQuotes(string.text());
    }

    private static String withoutQuotes(String text) {
        int start = 0;
        while (start < text.length() && PREFIXES.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        String quote = text.startsWith("\"\"\"", start) || text.startsWith("'''", start)
                ? text.substring(start, start + 3)
                : text.substring(start, Math.min(start + 1, text.length()));
        int from = start + quote.length();
        int to = text.length() - (text.endsWith(quote) ? quote.length() : 0);
        return from < to ? text.substring(from, to).strip() : "";
    }

    private static @Nullable Node<Kind> string(Node<Kind> node) {
        Node<Kind> body = node.is(Kind.MODULE) ? node : node.child(Kind.BLOCK);
        Node<Kind> first = body == null ? null : body.first();
        if (first == null
                || !first.is(Kind.EXPRESSION_STATEMENT)
                || first.children().size() != 1) {
            return null;
        }
        Node<Kind> string = first.children().getFirst();
        boolean plain = string.is(Kind.STRING)
                && !string.has(Kind.INTERPOLATION)
                && !string.text().startsWith("b")
                && !string.text().startsWith("B");
        return plain ? string : null;
    }
}
