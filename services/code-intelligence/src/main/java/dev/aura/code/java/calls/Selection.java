package dev.aura.code.java.calls;

import dev.aura.code.java.calls.Functions.Function;
import dev.aura.code.java.calls.JavaType.Primitive;
import dev.aura.code.java.calls.JavaType.Special;
import dev.aura.code.java.calls.JavaType.Variable;
import dev.aura.code.language.calls.CallSystem.Tie;
import dev.aura.code.language.calls.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Chooses between overloads (Java Language Specification, 15.12.2): by subtyping, then with boxing, then with any number of arguments. */
final class Selection {

    private final Functions functions;
    private final Forms forms;

    /** What a function written in place looks like from outside. */
    interface Forms {

        /** Whether it can be used as a function. */
        boolean fits(Value value, Function function);

        /** What it gives, where that does not depend on what it is given; unknown else. */
        JavaType result(Value value);
    }

    private enum Phase {
        STRICT,
        LOOSE,
        SPREAD
    }

    Selection(Functions functions, Forms forms) {
        this.functions = functions;
        this.forms = forms;
    }

    /** The method that the arguments pick; null where none does, or several do. */
    @Nullable
    Chosen choose(List<Candidate> candidates, List<Argument> arguments, List<Variable> typeVariables) {
        List<Candidate> possible = candidates.stream()
                .filter(candidate -> candidate.method().accepts(arguments.size()))
                .toList();
        if (possible.size() == 1) {
            Candidate only = possible.getFirst();
            boolean spread = only.method().isVariadic() && !applies(only, arguments, Phase.LOOSE, typeVariables);
            return chosen(only, spread, typeVariables);
        }
        for (Phase phase : Phase.values()) {
            List<Candidate> applicable = possible.stream()
                    .filter(candidate -> applies(candidate, arguments, phase, typeVariables))
                    .toList();
            if (!applicable.isEmpty()) {
                Candidate best = mostSpecific(applicable, arguments, phase, typeVariables);
                return best == null ? null : chosen(best, phase == Phase.SPREAD, typeVariables);
            }
        }
        return null;
    }

    private static Chosen chosen(Candidate candidate, boolean spread, List<Variable> typeVariables) {
        return new Chosen(candidate, spread, free(candidate, typeVariables), Tie.TYPE, null);
    }

    private static List<Variable> free(Candidate candidate, List<Variable> typeVariables) {
        if (typeVariables.isEmpty()) {
            return candidate.method().variables();
        }
        List<Variable> free = new ArrayList<>(typeVariables);
        free.addAll(candidate.method().variables());
        return free;
    }

    private boolean applies(Candidate candidate, List<Argument> arguments, Phase phase, List<Variable> typeVariables) {
        boolean spread = phase == Phase.SPREAD;
        if (spread ? !candidate.method().isVariadic() : candidate.parameters().size() != arguments.size()) {
            return false;
        }
        List<Variable> free = free(candidate, typeVariables);
        Map<Variable, JavaType> erased = erased(free);
        for (int index = 0; index < arguments.size(); index++) {
            JavaType wanted = candidate.parameter(index, spread);
            Argument argument = arguments.get(index);
            boolean open = wanted instanceof Variable variable && free.contains(variable);
            if (!(argument.isFunction() && open)
                    && !accepts(argument, Substitution.apply(wanted, erased), phase != Phase.STRICT)) {
                return false;
            }
        }
        return true;
    }

    private static Map<Variable, JavaType> erased(List<Variable> free) {
        Map<Variable, JavaType> erased = new HashMap<>();
        free.forEach(variable -> erased.put(variable, Substitution.erase(variable)));
        return erased;
    }

    private boolean accepts(Argument argument, JavaType wanted, boolean loose) {
        if (!argument.isFunction()) {
            return loose ? Relations.fits(argument.type(), wanted) : Relations.isSubtype(argument.type(), wanted);
        }
        if (wanted == Special.UNKNOWN) {
            return true;
        }
        if (wanted instanceof JavaType.Reference reference && !reference.model().isKnown()) {
            return true;
        }
        Function function = functions.of(wanted);
        return function != null && (argument.function() == null || forms.fits(argument.function(), function));
    }

    private @Nullable Candidate mostSpecific(
            List<Candidate> applicable, List<Argument> arguments, Phase phase, List<Variable> typeVariables) {
        if (applicable.size() == 1) {
            return applicable.getFirst();
        }
        List<Candidate> best = applicable.stream()
                .filter(one -> applicable.stream()
                        .allMatch(other -> isAsSpecific(one, other, arguments, phase, typeVariables)))
                .toList();
        if (best.size() > 1) {
            return best.stream()
                    .filter(one -> !one.method().isAbstract())
                    .findFirst()
                    .orElse(best.getFirst());
        }
        return best.isEmpty() ? null : best.getFirst();
    }

    private boolean isAsSpecific(
            Candidate one, Candidate other, List<Argument> arguments, Phase phase, List<Variable> typeVariables) {
        boolean spread = phase == Phase.SPREAD;
        Map<Variable, JavaType> left = erased(free(one, typeVariables));
        Map<Variable, JavaType> right = erased(free(other, typeVariables));
        ToIntFunction<Candidate> declared = candidate -> candidate.parameters().size();
        int count = spread
                ? Math.max(arguments.size(), Math.max(declared.applyAsInt(one), declared.applyAsInt(other)))
                : arguments.size();
        for (int index = 0; index < count; index++) {
            JavaType mine = Substitution.apply(one.parameter(index, spread), left);
            JavaType theirs = Substitution.apply(other.parameter(index, spread), right);
            Argument argument = index < arguments.size() ? arguments.get(index) : Argument.of(Special.UNKNOWN);
            boolean specific = argument.isFunction()
                    ? isFunctionAsSpecific(mine, theirs, argument)
                    : mine.equals(theirs)
                            || (mine != Special.UNKNOWN
                                    && theirs != Special.UNKNOWN
                                    && Relations.isSubtype(mine, theirs));
            if (!specific) {
                return false;
            }
        }
        return true;
    }

    private boolean isFunctionAsSpecific(JavaType mine, JavaType theirs, Argument argument) {
        if (mine.equals(theirs) || Relations.isSubtype(mine, theirs)) {
            return true;
        }
        Function own = functions.of(mine);
        Function other = functions.of(theirs);
        if (own == null || other == null || Relations.isSubtype(theirs, mine)) {
            return false;
        }
        if (other.result() == Special.VOID) {
            return true;
        }
        if (own.result() == Special.VOID) {
            return false;
        }
        boolean primitive = own.result() instanceof Primitive;
        if (primitive != other.result() instanceof Primitive) {
            JavaType given = argument.function() == null ? Special.UNKNOWN : forms.result(argument.function());
            return given == Special.UNKNOWN || primitive == given instanceof Primitive;
        }
        return Relations.isSubtype(own.result(), other.result());
    }
}
