package dev.aura.code.python.tree;

import dev.aura.code.source.Tokens;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Documentation strings: the first statement of a module, class or function, when it is a string. */
public final class Docstrings {

    private static final Pattern QUOTES = Pattern.compile("^[rRuU]*(\"\"\"|'''|\"|')|(\"\"\"|'''|\"|')$");

    private Docstrings() {}

    /** Turns the tokens of all documentation strings into comments, so that they count as such. */
    public static void mark(Syntax module, Tokens tokens) {
        markOwn(module, tokens);
        module.descendants()
                .filter(node -> node.is(Kind.FUNCTION_DEFINITION) || node.is(Kind.CLASS_DEFINITION))
                .forEach(node -> markOwn(node, tokens));
    }

    private static void markOwn(Syntax node, Tokens tokens) {
        Syntax string = string(node);
        if (string != null) {
            tokens.documents(string.start());
        }
    }

    /** The documentation as written, without quotes; empty where there is none. */
    public static String of(Syntax node) {
        Syntax string = string(node);
        return string == null
                ? ""
                : QUOTES.matcher(string.text()).replaceAll("").strip();
    }

    private static @Nullable Syntax string(Syntax node) {
        Syntax body = node.is(Kind.MODULE) ? node : node.child(Kind.BLOCK);
        Syntax first = body == null ? null : body.first();
        if (first == null
                || !first.is(Kind.EXPRESSION_STATEMENT)
                || first.children().size() != 1) {
            return null;
        }
        Syntax string = first.children().getFirst();
        boolean plain = string.is(Kind.STRING)
                && !string.has(Kind.INTERPOLATION)
                && !string.text().matches("(?s)^[bB].*");
        return plain ? string : null;
    }
}
