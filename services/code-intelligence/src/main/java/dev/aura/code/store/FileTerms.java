package dev.aura.code.store;

import dev.aura.code.language.ParsedFile;
import dev.aura.proto.code.v1.Entity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What an index keeps of a file, from its text alone: every name with the places where it stands, and its entities one by one.
 *
 * @param module the module that the text names; empty where the path decides
 * @param types names of the top-level entities
 * @param usedNames simple names that the code mentions
 * @param imports as written, in order
 * @param deferred which of the imports run only when a function is called
 * @param partial whether a part did not parse
 * @param names each name of the file once
 * @param placeEnds for each name the end of its places in {@code places}; they begin where those of the name before it end
 * @param places see {@link Places}
 * @param entities all entities, outer before inner
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record FileTerms(
        String module,
        List<String> types,
        List<String> usedNames,
        List<String> imports,
        BitSet deferred,
        boolean partial,
        List<String> names,
        int[] placeEnds,
        byte[] places,
        List<Term> entities) {

    /**
     * An entity.
     *
     * @param name number of its name in the list of names
     * @param kind number of its kind
     * @param isPublic whether it can be used from other modules
     * @param message the entity without its children, serialized
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    public record Term(int name, int kind, boolean isPublic, byte[] message) {}

    /** The terms of a manifest: what it says stands for the module. */
    public static FileTerms ofManifest(String said) {
        return new FileTerms(
                said,
                List.of(),
                List.of(),
                List.of(),
                new BitSet(),
                false,
                List.of(),
                new int[0],
                new byte[0],
                List.of());
    }

    /** The terms of a file that was parsed. */
    public static FileTerms of(ParsedFile file) {
        return of(file, entities(file));
    }

    /** The outline of a file. */
    static List<Entity> entities(ParsedFile file) {
        return file.declarations().stream()
                .map(declaration -> declaration.toEntity(file.source()))
                .toList();
    }

    /** The terms of a file of which the outline was made. */
    static FileTerms of(ParsedFile file, List<Entity> outline) {
        Places.Builder places = new Places.Builder(file.source(), file.tokens());
        List<Term> entities = places.entities(outline);
        List<String> imports = new ArrayList<>();
        BitSet deferred = new BitSet();
        file.imports().forEach(statement -> {
            deferred.set(imports.size(), statement.deferred());
            imports.add(statement.name());
        });
        return places.terms(file, imports, deferred, entities);
    }
}
