package dev.aura.code.language.typed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A type: what it is made by, with what it is made of.
 *
 * @param head a word of the language or of outside, a type of the workspace, or a variable
 * @param args in order
 */
public record Term(Head head, List<Term> args) {

    /** Types are nested no deeper; what a type that names itself would give is cut off there. */
    private static final int DEPTH_MAX = 24;

    /** What nobody knows. */
    public static final Term UNKNOWN = word("?");

    /** What code outside the workspace gives. */
    public static final Term OUTSIDE = word("!");

    /** What a type is made by. */
    public interface Head {}

    /** A type of the language, or one of outside, which begins with an exclamation mark. */
    public record Word(String text) implements Head {}

    /**
     * A type parameter.
     *
     * @param owner what declares it
     */
    public record Variable(Object owner, String name) implements Head {}

    public static Term word(String text, Term... args) {
        return new Term(new Word(text), List.of(args));
    }

    public static Term of(Head head) {
        return new Term(head, List.of());
    }

    public boolean is(String text) {
        return head instanceof Word word && word.text().equals(text);
    }

    /** The word that it is made by; empty where it is not. */
    public String word() {
        return head instanceof Word word ? word.text() : "";
    }

    public boolean isUnknown() {
        return is("?");
    }

    public boolean isOutside() {
        return head instanceof Word word && word.text().startsWith("!");
    }

    /** The argument there; unknown where there is none. */
    public Term arg(int index) {
        return index >= 0 && index < args.size() ? args.get(index) : isOutside() ? OUTSIDE : UNKNOWN;
    }

    /** The same with variables replaced by what they stand for. */
    public Term with(Map<Variable, Term> bound) {
        return bound.isEmpty() ? this : with(bound, 0);
    }

    private Term with(Map<Variable, Term> bound, int depth) {
        if (head instanceof Variable variable) {
            return bound.getOrDefault(variable, this);
        }
        if (args.isEmpty()) {
            return this;
        }
        if (depth > DEPTH_MAX) {
            return UNKNOWN;
        }
        List<Term> replaced = new ArrayList<>(args.size());
        args.forEach(arg -> replaced.add(arg.with(bound, depth + 1)));
        return new Term(head, replaced);
    }

    /** Finds what variables stand for, where this is what is asked for and the other what is given. */
    public void bind(Term given, Map<Variable, Term> bound) {
        bind(given, bound, 0);
    }

    private void bind(Term given, Map<Variable, Term> bound, int depth) {
        if (given.isUnknown() || depth > DEPTH_MAX) {
            return;
        }
        if (head instanceof Variable variable) {
            bound.putIfAbsent(variable, given);
            return;
        }
        if (head.equals(given.head)) {
            for (int index = 0; index < Math.min(args.size(), given.args.size()); index++) {
                args.get(index).bind(given.args.get(index), bound, depth + 1);
            }
        }
    }
}
