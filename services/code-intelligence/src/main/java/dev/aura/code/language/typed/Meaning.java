package dev.aura.code.language.typed;

import dev.aura.code.language.calls.CallSystem.Tie;
import org.jspecify.annotations.Nullable;

/**
 * What an expression stands for.
 *
 * @param kind of it
 * @param term its type, or the type that it is; of a module its name
 * @param item what it names; null where that is nothing that is declared in the workspace
 * @param tie how the name was tied
 */
public record Meaning(Kind kind, Term term, @Nullable Item item, Tie tie) {

    public static final Meaning UNKNOWN = new Meaning(Kind.VALUE, Term.UNKNOWN, null, Tie.UNKNOWN);
    public static final Meaning OUTSIDE = new Meaning(Kind.VALUE, Term.OUTSIDE, null, Tie.OUTSIDE);

    /** What an expression may stand for. */
    public enum Kind {
        VALUE,
        TYPE,
        FUNCTION,
        MODULE
    }

    public static Meaning value(Term term) {
        return term.isUnknown() ? UNKNOWN : new Meaning(Kind.VALUE, term, null, Tie.TYPE);
    }

    public static Meaning type(Term term) {
        return term.isUnknown() ? UNKNOWN : new Meaning(Kind.TYPE, term, null, Tie.TYPE);
    }

    public static Meaning module(String name) {
        return new Meaning(Kind.MODULE, Term.word(name), null, Tie.TYPE);
    }

    /** A function or value that is declared. */
    public static Meaning of(Item item, Term term, Tie tie) {
        return new Meaning(item.isFunction() ? Kind.FUNCTION : Kind.VALUE, term, item, tie);
    }

    public boolean is(Kind wanted) {
        return kind == wanted;
    }

    public boolean isUnknown() {
        return kind == Kind.VALUE && item == null && term.isUnknown();
    }

    /** Whether it is something of outside. */
    public boolean isOutside() {
        return kind == Kind.VALUE && item == null && term.isOutside();
    }
}
