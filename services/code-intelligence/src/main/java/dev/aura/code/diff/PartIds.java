package dev.aura.code.diff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the things of three versions: what is the same has one number. */
final class PartIds {

    private final Map<VersionedEntity, Integer> entities = new HashMap<>();
    private final Map<String, Integer> imports = new HashMap<>();

    /** What came with a side, by its place: both sides may bring the same. */
    private final Map<String, Integer> brought = new HashMap<>();

    private int last;

    /** Numbers the version before. */
    void numberBase(List<VersionedEntity> siblings) {
        for (VersionedEntity entity : siblings) {
            entities.put(entity, ++last);
            numberBase(entity.children());
        }
    }

    /** Numbers a side: what was there before keeps its number. */
    void numberSide(List<VersionedEntity> siblings, Map<VersionedEntity, VersionedEntity> former) {
        Map<String, Integer> alike = new HashMap<>();
        for (VersionedEntity entity : siblings) {
            VersionedEntity before = former.get(entity);
            entities.put(entity, before == null ? broughtId(entity, alike) : of(before));
            numberSide(entity.children(), former);
        }
    }

    /** Two of the same name in one version are not the same thing. */
    private int broughtId(VersionedEntity entity, Map<String, Integer> alike) {
        VersionedEntity parent = entity.parent();
        String place = (parent == null ? 0 : of(parent)) + " " + entity.kind() + " " + entity.localKey();
        int number = alike.merge(place, 1, Integer::sum);
        return brought.computeIfAbsent(place + " " + number, key -> ++last);
    }

    int of(VersionedEntity entity) {
        return entities.getOrDefault(entity, 0);
    }

    /** The number of a tile; 0 for text. */
    int of(Tile tile) {
        return switch (tile.kind()) {
            case ENTITY -> of(tile.entities().getFirst());
            case IMPORT -> imports.computeIfAbsent(tile.importKey(), key -> ++last);
            default -> 0;
        };
    }
}
