package dev.aura.code.language.calls;

import dev.aura.code.language.calls.TypeShape.TypeVariable;
import java.util.List;

/**
 * A member of a type.
 *
 * @param kind what it is
 * @param name simple name; a constructor has its type's
 * @param flags of {@link #STATIC} and its siblings
 * @param variables its own type parameters
 * @param parameters their types as written
 * @param type of its value or result as written
 * @param line of its name
 * @param column of its name
 */
public record Member(
        Kind kind,
        String name,
        int flags,
        List<TypeVariable> variables,
        List<String> parameters,
        String type,
        int line,
        int column) {

    public static final int STATIC = 1;
    public static final int ABSTRACT = 2;
    public static final int PRIVATE = 4;
    /** Its last parameter takes any number of arguments. */
    public static final int VARIADIC = 8;
    /** Not written: what the language adds. */
    public static final int IMPLICIT = 16;

    /** Kind of a member. */
    public enum Kind {
        FIELD,
        METHOD,
        CONSTRUCTOR,
        /** A block that runs when the type or an object is made. */
        INITIALIZER
    }

    public boolean is(int flag) {
        return (flags & flag) != 0;
    }
}
