package dev.aura.code.language.design;

import java.util.List;
import java.util.stream.Stream;

/**
 * A method or constructor of a type.
 *
 * @param name simple name
 * @param flags of {@link Flags}
 * @param line of its name
 * @param column of its name
 * @param endLine last line
 * @param cyclomatic its complexity, with that of functions written in it; 0 where it has no body
 * @param parameters their types as written; only where the front end tells
 * @param result its type as written; only where the front end tells
 * @param fields fields of its type that it uses, sorted
 * @param calls methods of its type that it calls or names, sorted
 * @param deeds what else it does that patterns are told by
 */
public record MethodFacts(
        String name,
        int flags,
        int line,
        int column,
        int endLine,
        int cyclomatic,
        List<String> parameters,
        String result,
        List<String> fields,
        List<String> calls,
        List<Deed> deeds) {

    public boolean is(int flag) {
        return (flags & flag) != 0;
    }

    /** Its deeds of a kind. */
    public Stream<Deed> deeds(Deed.Kind kind) {
        return deeds.stream().filter(deed -> deed.kind() == kind);
    }

    public boolean does(Deed.Kind kind) {
        return deeds(kind).findAny().isPresent();
    }
}
