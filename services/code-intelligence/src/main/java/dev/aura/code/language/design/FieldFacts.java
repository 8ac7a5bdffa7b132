package dev.aura.code.language.design;

/**
 * A field of a type.
 *
 * @param name simple name
 * @param type as written; empty where none is
 * @param flags of {@link Flags}
 * @param line of its name
 */
public record FieldFacts(String name, String type, int flags, int line) {

    public boolean is(int flag) {
        return (flags & flag) != 0;
    }
}
