package dev.aura.code.language.calls;

import java.util.List;

/**
 * A type with its members.
 *
 * @param name simple name; empty for an anonymous type
 * @param site index of the site that it is declared at; -1 at top level
 * @param isInterface whether it is an interface or annotation
 * @param variables its type parameters
 * @param supertypes as written, the superclass first
 * @param members in order
 * @param line of its name
 * @param column of its name
 */
public record TypeShape(
        String name,
        int site,
        boolean isInterface,
        List<TypeVariable> variables,
        List<String> supertypes,
        List<Member> members,
        int line,
        int column) {

    /** A type parameter with its bounds as written. */
    public record TypeVariable(String name, List<String> bounds) {}
}
