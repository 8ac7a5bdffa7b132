package dev.aura.code.java.calls;

import dev.aura.code.java.calls.JavaType.Variable;
import dev.aura.code.language.calls.CallSystem.Tie;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The method that a call reaches.
 *
 * @param candidate the method; null where it is not known or outside
 * @param spread whether the last parameter takes several arguments
 * @param free variables that arguments decide: the method's own, for a diamond the type's too
 * @param tie how it was found
 * @param type the type itself, where its constructor is not written
 */
record Chosen(
        @Nullable Candidate candidate,
        boolean spread,
        List<Variable> free,
        Tie tie,
        @Nullable TypeModel type) {

    static final Chosen OUTSIDE = new Chosen(null, false, List.of(), Tie.OUTSIDE, null);
    static final Chosen UNKNOWN = new Chosen(null, false, List.of(), Tie.UNKNOWN, null);

    Chosen tied(Tie by) {
        return new Chosen(candidate, spread, free, by, type);
    }
}
