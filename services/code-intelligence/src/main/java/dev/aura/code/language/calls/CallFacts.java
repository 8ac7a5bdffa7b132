package dev.aura.code.language.calls;

import java.util.List;

/**
 * The calls of one file.
 *
 * @param types types that the file declares, local and anonymous ones too
 * @param sites places that names are looked up from
 * @param values expressions: calls, and what calls are made of
 */
public record CallFacts(List<TypeShape> types, List<Site> sites, List<Value> values) {

    /** Of a file whose calls nobody has read. */
    public static final CallFacts NONE = new CallFacts(List.of(), List.of(), List.of());

    /**
     * Where a name stands.
     *
     * @param type index of the type around it
     * @param member index of that type's member around it; -1 for the type's own header
     */
    public record Site(int type, int member) {}
}
