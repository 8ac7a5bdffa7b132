package dev.aura.code.go.calls;

import dev.aura.code.language.typed.Meaning;
import dev.aura.code.language.typed.Term;
import dev.aura.code.language.typed.TermText;
import java.util.Set;

/** What the standard library gives back of the types that it is given. All else of outside is unknown, and leads outside. */
final class Library {

    private static final String SEQUENCE = "!iter.Seq";
    private static final String PAIRS = "!iter.Seq2";

    /** Functions of lists that give a list of the same type. */
    private static final Set<String> SAME = Set.of(
            "Clone",
            "Compact",
            "CompactFunc",
            "Insert",
            "Delete",
            "DeleteFunc",
            "Replace",
            "Grow",
            "Clip",
            "Repeat",
            "AppendSeq");

    private static final Set<String> ONE = Set.of("Max", "MaxFunc", "Min", "MinFunc");
    private static final Set<String> LISTS = Set.of("Collect", "Sorted", "SortedFunc", "SortedStableFunc");

    private Library() {}

    /** A member of something of outside. */
    static Meaning member(Term holder, String name) {
        if (holder.is("!sync/atomic.Pointer") && (name.equals("Load") || name.equals("Swap"))) {
            return function(Term.word(TypeWriter.POINTER, holder.arg(0)));
        }
        return Meaning.OUTSIDE;
    }

    private static Meaning function(Term result) {
        Term type = Term.word(TermText.FUNCTION, Term.word(TermText.NOTHING), result);
        return new Meaning(Meaning.Kind.FUNCTION, type, null, Meaning.OUTSIDE.tie());
    }

    /** What a function of outside gives. */
    static Term result(String function, Term argument, Term underlying) {
        int dot = function.lastIndexOf('.');
        String simple = function.substring(dot + 1);
        return switch (dot < 0 ? "" : function.substring(0, dot)) {
            case "!slices", "!golang.org/x/exp/slices" -> ofList(simple, argument, underlying);
            case "!maps" -> ofMap(simple, argument, underlying, SEQUENCE);
            case "!golang.org/x/exp/maps" -> ofMap(simple, argument, underlying, TypeWriter.LIST);
            case "!sync" -> simple.equals("OnceValue") || simple.equals("OnceFunc") ? argument : Term.OUTSIDE;
            default -> Term.OUTSIDE;
        };
    }

    private static Term ofList(String name, Term argument, Term underlying) {
        if (SAME.contains(name)) {
            return argument;
        }
        if (ONE.contains(name)) {
            return underlying.arg(0);
        }
        if (LISTS.contains(name)) {
            return Term.word(TypeWriter.LIST, sequence(underlying, 0));
        }
        return switch (name) {
            case "Values" -> Term.word(SEQUENCE, underlying.arg(0));
            case "All", "Backward" -> Term.word(PAIRS, Term.word("int"), underlying.arg(0));
            default -> Term.OUTSIDE;
        };
    }

    private static Term ofMap(String name, Term argument, Term underlying, String several) {
        return switch (name) {
            case "Clone" -> argument;
            case "Keys" -> Term.word(several, underlying.arg(0));
            case "Values" -> Term.word(several, underlying.arg(1));
            case "All" -> Term.word(PAIRS, underlying.arg(0), underlying.arg(1));
            default -> Term.OUTSIDE;
        };
    }

    /** What a loop over a sequence yields: its first or second value. */
    static Term sequence(Term type, int which) {
        if (type.is(SEQUENCE) || type.is(PAIRS)) {
            return type.arg(which);
        }
        if (type.is(TermText.FUNCTION)) {
            return type.arg(0).arg(0).arg(0).arg(which); // func(yield func(K, V) bool)
        }
        return type.isOutside() ? Term.OUTSIDE : Term.UNKNOWN;
    }
}
