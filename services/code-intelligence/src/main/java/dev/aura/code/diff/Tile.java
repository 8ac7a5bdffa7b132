package dev.aura.code.diff;

import dev.aura.code.language.Declaration;
import dev.aura.code.language.ImportStatement;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.Part;
import java.util.List;

/**
 * A stretch of a version. The tiles of a file lie side by side and leave nothing out; so do those inside a tile, where there are some.
 *
 * @param kind what stands there
 * @param start offset
 * @param end after it
 * @param entities what is declared there: one, or several that cannot be told apart by their place, as in {@code int a, b;}
 * @param imports what is imported there
 * @param inner the tiles inside; none where it is not looked into
 */
record Tile(
        Part.Kind kind,
        int start,
        int end,
        List<VersionedEntity> entities,
        List<ImportStatement> imports,
        List<Tile> inner) {

    static Tile text(int start, int end) {
        return new Tile(Part.Kind.TEXT, start, end, List.of(), List.of(), List.of());
    }

    /** Whether what stands before and after it has a meaning: initial values are computed in order, constants count. */
    boolean isOrdered() {
        return entities.stream()
                .map(VersionedEntity::declaration)
                .map(Declaration::kind)
                .anyMatch(kind ->
                        kind == Entity.Kind.FIELD || kind == Entity.Kind.CONSTANT || kind == Entity.Kind.VARIABLE);
    }

    /** What two tiles have in common that import the same. */
    String importKey() {
        return String.join(
                "\n", imports.stream().map(ImportStatement::name).sorted().toList());
    }
}
