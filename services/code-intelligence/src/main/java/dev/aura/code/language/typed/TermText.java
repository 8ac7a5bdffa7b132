package dev.aura.code.language.typed;

import java.util.ArrayList;
import java.util.List;

/** Types as front ends write them down, whatever the language: {@code head<argument,argument>}. */
public final class TermText {

    /** A function: what it takes, several or nothing, and what it gives. */
    public static final String FUNCTION = "func";

    /** Several types at once. */
    public static final String SEVERAL = "(";

    /** None at all. */
    public static final String NOTHING = "()";

    private static final int DEPTH_MAX = 24;
    private static final int LENGTH_MAX = 10_000;

    private final String text;
    private int at;

    private TermText(String text) {
        this.text = text;
    }

    public static String of(String head, String... args) {
        return of(head, List.of(args));
    }

    public static String of(String head, List<String> args) {
        return args.isEmpty() ? head : head + "<" + String.join(",", args) + ">";
    }

    public static String function(List<String> parameters, String result) {
        return of(
                FUNCTION,
                parameters.isEmpty() ? NOTHING : of(SEVERAL, parameters),
                result.isEmpty() ? NOTHING : result);
    }

    /** The term, its heads words that nobody has looked up. */
    public static Term parse(String text) {
        return text.isEmpty() || text.length() > LENGTH_MAX ? Term.UNKNOWN : new TermText(text).term(0);
    }

    private Term term(int depth) {
        int start = at;
        while (at < text.length() && "<>,".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        Term.Word head = new Term.Word(at == start ? "?" : text.substring(start, at));
        if (at >= text.length() || text.charAt(at) != '<') {
            return new Term(head, List.of());
        }
        List<Term> args = new ArrayList<>();
        do {
            at++;
            args.add(term(depth + 1));
        } while (at < text.length() && text.charAt(at) == ',');
        at++;
        return depth > DEPTH_MAX ? Term.UNKNOWN : new Term(head, args);
    }
}
