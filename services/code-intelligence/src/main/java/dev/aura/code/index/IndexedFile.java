package dev.aura.code.index;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.ModuleSystem.SourceUnit;
import dev.aura.code.store.ContentHash;
import dev.aura.code.store.FileTerms;
import dev.aura.code.store.Places;
import dev.aura.proto.code.v1.Entity;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** A file of an index. Names are numbers of the index's table; places and entities are bytes until they are asked for. */
public final class IndexedFile {

    private static final int OBJECT_BYTES = 600;

    private final String language;
    private final FileRole role;
    private final ContentHash hash;
    private final SourceUnit unit;
    private final List<String> imports;
    private final BitSet deferred;
    private final List<String> usedNames;
    private final boolean partial;

    /** Numbers of its names in order, and for each the end of its places. */
    private final int[] names;

    private final int[] placeEnds;
    private final byte[] places;

    /** For each entity, outer before inner, the number of its name, its kind and whether it is public, and the end of its message. */
    private final int[] entityNames;

    private final byte[] entityFlags;
    private final int[] entityEnds;
    private final byte[] entities;

    IndexedFile(String path, String language, FileRole role, ContentHash hash, FileTerms terms, NameTable table) {
        this.language = table.canonical(language);
        this.role = role;
        this.hash = hash;
        this.unit = new SourceUnit(path, table.canonical(terms.module()), canonical(terms.types(), table));
        this.imports = canonical(terms.imports(), table);
        this.deferred = terms.deferred();
        this.usedNames = canonical(terms.usedNames(), table);
        this.partial = terms.partial();
        int[] numbers = new int[terms.names().size()];
        Arrays.setAll(numbers, at -> table.intern(terms.names().get(at)));
        int count = terms.entities().size();
        entityNames = new int[count];
        entityFlags = new byte[count];
        entityEnds = new int[count];
        entities = new byte
                [terms.entities().stream()
                        .mapToInt(entity -> entity.message().length)
                        .sum()];
        copyEntities(terms.entities(), numbers);
        names = new int[numbers.length];
        placeEnds = new int[numbers.length];
        places = new byte[terms.places().length];
        copyPlaces(terms, numbers);
    }

    /** One that {@link #write} wrote. */
    IndexedFile(SavedInput in) {
        unit = new SourceUnit(in.text(), in.name(), in.names());
        language = in.name();
        role = FileRole.valueOf(in.text());
        hash = new ContentHash(in.bytes());
        imports = in.names();
        deferred = BitSet.valueOf(in.bytes());
        usedNames = in.names();
        partial = in.number() == 1;
        names = in.numbers();
        placeEnds = in.numbers();
        places = in.bytes();
        entityNames = in.numbers();
        entityFlags = in.bytes();
        entityEnds = in.numbers();
        entities = in.bytes();
    }

    /** Writes it; its strings must be in the table. */
    void write(SavedOutput out) throws IOException {
        out.text(unit.path());
        out.name(unit.module());
        out.names(unit.types());
        out.name(language);
        out.text(role.name());
        out.bytes(hash.bytes());
        out.names(imports);
        out.bytes(deferred.toByteArray());
        out.names(usedNames);
        out.number(partial ? 1 : 0);
        out.numbers(names);
        out.numbers(placeEnds);
        out.bytes(places);
        out.numbers(entityNames);
        out.bytes(entityFlags);
        out.numbers(entityEnds);
        out.bytes(entities);
    }

    private static List<String> canonical(List<String> strings, NameTable table) {
        return strings.stream().map(table::canonical).toList();
    }

    private void copyEntities(List<FileTerms.Term> terms, int[] numbers) {
        int end = 0;
        for (int at = 0; at < entityNames.length; at++) {
            FileTerms.Term term = terms.get(at);
            entityNames[at] = numbers[term.name()];
            entityFlags[at] = (byte) (term.kind() << 1 | (term.isPublic() ? 1 : 0));
            System.arraycopy(term.message(), 0, entities, end, term.message().length);
            end += term.message().length;
            entityEnds[at] = end;
        }
    }

    /** Places in the order of the index's numbers, so that one is found by bisection. */
    private void copyPlaces(FileTerms terms, int[] numbers) {
        long[] order = new long[numbers.length];
        Arrays.setAll(order, at -> (long) numbers[at] << 32 | at);
        Arrays.sort(order);
        int end = 0;
        for (int at = 0; at < order.length; at++) {
            int from = (int) order[at];
            int start = from == 0 ? 0 : terms.placeEnds()[from - 1];
            int length = terms.placeEnds()[from] - start;
            System.arraycopy(terms.places(), start, places, end, length);
            end += length;
            names[at] = (int) (order[at] >>> 32);
            placeEnds[at] = end;
        }
    }

    /** Relative to the workspace. */
    public String path() {
        return unit.path();
    }

    public String language() {
        return language;
    }

    public FileRole role() {
        return role;
    }

    /** Of the content that is indexed. */
    public ContentHash hash() {
        return hash;
    }

    public SourceUnit unit() {
        return unit;
    }

    /** Imports as written, in order. */
    public List<String> imports() {
        return imports;
    }

    /** Which of the imports run only when a function is called; not to be changed. */
    public BitSet deferred() {
        return deferred;
    }

    /** Simple names of types and modules that the code mentions. */
    public List<String> usedNames() {
        return usedNames;
    }

    boolean isPartial() {
        return partial;
    }

    int[] names() {
        return names;
    }

    /** Numbers of the names of its entities, each once, in order. */
    int[] declared() {
        return Arrays.stream(entityNames).sorted().distinct().toArray();
    }

    /** Whether a name stands anywhere in it, a declared one included. */
    boolean has(int name) {
        return Arrays.binarySearch(names, name) >= 0;
    }

    /** How many places have a name. */
    public int places(int name) {
        int at = Arrays.binarySearch(names, name);
        return at < 0 ? 0 : Places.count(places, at == 0 ? 0 : placeEnds[at - 1], placeEnds[at]);
    }

    /** Visits the places that have a name, in order. */
    public void eachPlace(int name, Places.Visitor visitor) {
        int at = Arrays.binarySearch(names, name);
        if (at >= 0) {
            Places.each(places, at == 0 ? 0 : placeEnds[at - 1], placeEnds[at], visitor);
        }
    }

    /** How many entities it has. */
    public int entities() {
        return entityNames.length;
    }

    /** The number of an entity's name; entities count from 0, outer before inner. */
    public int entityName(int number) {
        return entityNames[number];
    }

    public Entity.Kind kind(int number) {
        Entity.Kind kind = Entity.Kind.forNumber(entityFlags[number] >> 1);
        return kind == null ? Entity.Kind.UNRECOGNIZED : kind;
    }

    /** Whether an entity can be used from other modules. */
    public boolean isPublic(int number) {
        return (entityFlags[number] & 1) == 1;
    }

    /** An entity without its children. */
    public Entity entity(int number) {
        int start = number == 0 ? 0 : entityEnds[number - 1];
        try {
            return Entity.parser().parseFrom(entities, start, entityEnds[number] - start);
        } catch (InvalidProtocolBufferException damaged) {
            throw new IllegalStateException("entity " + number + " of " + path(), damaged);
        }
    }

    /** About how much memory it takes. */
    long bytes() {
        return OBJECT_BYTES
                + names.length * 8L
                + places.length
                + entityNames.length * 9L
                + entities.length
                + (imports.size() + usedNames.size()) * 4L;
    }
}
