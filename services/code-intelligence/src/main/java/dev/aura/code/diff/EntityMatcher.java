package dev.aura.code.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Ties the entities of an old version to those of a new one: first by place and key, then what is left by its body: in the same place
 * under another name, then in another place or file under the same name.
 */
final class EntityMatcher {

    /** Below so many tokens a like body says nothing about descent. */
    private static final int MOVED_TOKENS_MIN = 20;

    /** Share of common members from which a type under another name is the same type. */
    private static final double ALIKE = 0.6;

    private final Map<VersionedEntity, VersionedEntity> oldOfNew = new LinkedHashMap<>();
    private final Set<VersionedEntity> matchedOld = new HashSet<>();
    private final Set<VersionedEntity> moved = new HashSet<>();
    private final List<VersionedEntity> added = new ArrayList<>();
    private final List<VersionedEntity> removed = new ArrayList<>();

    /** Ties the entities of one file or type. */
    void match(List<VersionedEntity> before, List<VersionedEntity> after) {
        List<VersionedEntity> oldLeft = new ArrayList<>(before);
        List<VersionedEntity> newLeft = new ArrayList<>(after);
        pair(oldLeft, newLeft, VersionedEntity::localKey);
        pair(
                oldLeft,
                newLeft,
                entity -> entity.kind() + " " + entity.namelessHeader() + " " + entity.body() + subtree(entity));
        pairAlike(oldLeft, newLeft);
        // One overload left on each side: its parameters were changed.
        pairSingles(oldLeft, newLeft);
        removed.addAll(oldLeft);
        added.addAll(newLeft);
    }

    /** Ties what is left over in all files by name and body: entities that moved. */
    void matchMoved() {
        Map<String, List<VersionedEntity>> candidates = new HashMap<>();
        removed.forEach(root -> each(
                root,
                old -> candidates
                        .computeIfAbsent(movedKey(old), key -> new ArrayList<>())
                        .add(old)));
        for (VersionedEntity root : List.copyOf(added)) {
            each(root, entity -> {
                List<VersionedEntity> same = candidates.getOrDefault(movedKey(entity), List.of());
                boolean tied = oldOfNew.containsKey(entity) || entity.tokens() < MOVED_TOKENS_MIN;
                if (!tied && same.size() == 1 && !matchedOld.contains(same.getFirst())) {
                    tieWhole(same.getFirst(), entity);
                    moved.add(entity);
                }
            });
        }
        removed.removeIf(matchedOld::contains);
        added.removeIf(oldOfNew::containsKey);
    }

    private static String movedKey(VersionedEntity entity) {
        return entity.kind() + " " + entity.name() + " " + entity.namelessHeader() + " " + entity.body()
                + subtree(entity);
    }

    private void tieWhole(VersionedEntity old, VersionedEntity now) {
        oldOfNew.put(now, old);
        matchedOld.add(old);
        for (int index = 0;
                index < Math.min(old.children().size(), now.children().size());
                index++) {
            tieWhole(old.children().get(index), now.children().get(index));
        }
    }

    private static void each(VersionedEntity entity, java.util.function.Consumer<VersionedEntity> action) {
        action.accept(entity);
        entity.children().forEach(child -> each(child, action));
    }

    /** Prints of all that is inside, so that types are only taken for the same when all of it is. */
    private static String subtree(VersionedEntity entity) {
        StringBuilder text = new StringBuilder();
        entity.children()
                .forEach(child -> text.append(' ')
                        .append(child.namelessHeader())
                        .append('/')
                        .append(child.body())
                        .append(subtree(child)));
        return text.toString();
    }

    private void pair(
            List<VersionedEntity> before, List<VersionedEntity> after, Function<VersionedEntity, String> key) {
        Map<String, List<VersionedEntity>> byKey = new HashMap<>();
        before.forEach(old ->
                byKey.computeIfAbsent(key.apply(old), text -> new ArrayList<>()).add(old));
        for (VersionedEntity now : List.copyOf(after)) {
            List<VersionedEntity> same = byKey.getOrDefault(key.apply(now), List.of());
            if (!same.isEmpty()) {
                tie(same.removeFirst(), now, before, after);
            }
        }
    }

    private void pairAlike(List<VersionedEntity> before, List<VersionedEntity> after) {
        for (VersionedEntity now : List.copyOf(after)) {
            VersionedEntity best = null;
            for (VersionedEntity old : before) {
                if (now.isType()
                        && old.isType()
                        && alike(old, now) >= ALIKE
                        && (best == null || alike(old, now) > alike(best, now))) {
                    best = old;
                }
            }
            if (best != null) {
                tie(best, now, before, after);
            }
        }
    }

    private static double alike(VersionedEntity old, VersionedEntity now) {
        Set<String> before = new HashSet<>(
                old.children().stream().map(VersionedEntity::localKey).toList());
        Set<String> after = new HashSet<>(
                now.children().stream().map(VersionedEntity::localKey).toList());
        Set<String> common = new HashSet<>(before);
        common.retainAll(after);
        int all = before.size() + after.size() - common.size();
        return all < 3 ? 0 : (double) common.size() / all;
    }

    private void pairSingles(List<VersionedEntity> before, List<VersionedEntity> after) {
        for (VersionedEntity now : List.copyOf(after)) {
            VersionedEntity old = single(before, now.name());
            if (old != null && now.equals(single(after, now.name())) && old.isType() == now.isType()) {
                tie(old, now, before, after);
            }
        }
    }

    private static @Nullable VersionedEntity single(List<VersionedEntity> entities, String name) {
        List<VersionedEntity> named =
                entities.stream().filter(entity -> entity.name().equals(name)).toList();
        return named.size() == 1 ? named.getFirst() : null;
    }

    private void tie(
            VersionedEntity old, VersionedEntity now, List<VersionedEntity> before, List<VersionedEntity> after) {
        before.remove(old);
        after.remove(now);
        oldOfNew.put(now, old);
        matchedOld.add(old);
        match(old.children(), now.children());
    }

    /** Pairs, new to old. */
    Map<VersionedEntity, VersionedEntity> pairs() {
        return oldOfNew;
    }

    /** Whether an entity of a pair stands in another type or file than before, and what is around it does not. */
    boolean hasMoved(VersionedEntity now) {
        return moved.contains(now);
    }

    /** Entities of the new versions that come from nowhere; what is inside them is not listed. */
    List<VersionedEntity> added() {
        return added;
    }

    /** Entities of the old versions that went nowhere; what is inside them is not listed. */
    List<VersionedEntity> removed() {
        return removed;
    }
}
