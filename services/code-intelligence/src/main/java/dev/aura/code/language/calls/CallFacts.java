package dev.aura.code.language.calls;

import java.util.List;

/**
 * The calls of one file: by types, or by the values that move through it.
 *
 * @param types types that the file declares, local and anonymous ones too
 * @param sites places that names are looked up from
 * @param values expressions: calls, and what calls are made of
 * @param steps how values move
 */
public record CallFacts(List<TypeShape> types, List<Site> sites, List<Value> values, List<Step> steps) {

    /** Of a file whose calls nobody has read. */
    public static final CallFacts NONE = new CallFacts(List.of(), List.of(), List.of(), List.of());

    public CallFacts(List<TypeShape> types, List<Site> sites, List<Value> values) {
        this(types, sites, values, List.of());
    }

    /** Of a file whose values are followed. */
    public static CallFacts of(List<Step> steps) {
        return new CallFacts(List.of(), List.of(), List.of(), steps);
    }

    /**
     * Where a name stands.
     *
     * @param type index of the type around it
     * @param member index of that type's member around it; -1 for the type's own header
     */
    public record Site(int type, int member) {}
}
