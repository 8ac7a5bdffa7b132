package dev.aura.bus.durable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The dead letters, oldest first, without their payloads; those are in the journal. */
final class DeadLetters {

    private final Map<Key, Kept> letters = new LinkedHashMap<>();

    /** What names a letter. */
    record Key(String subscription, long position) {}

    /**
     * A letter.
     *
     * @param home position of the record that holds it
     */
    record Kept(DeadLetter letter, long home) {

        Key key() {
            return new Key(letter.subscription(), letter.position());
        }
    }

    int size() {
        return letters.size();
    }

    void add(DeadLetter letter, long home) {
        letters.put(new Key(letter.subscription(), letter.position()), new Kept(letter.withoutPayload(), home));
    }

    /** Notes that a letter is now in another record, unless it is gone. */
    void carried(DeadLetter letter, long home) {
        letters.computeIfPresent(
                new Key(letter.subscription(), letter.position()), (key, kept) -> new Kept(kept.letter(), home));
    }

    boolean contains(Key key) {
        return letters.containsKey(key);
    }

    void remove(Key key) {
        letters.remove(key);
    }

    /** The letters of an event: one for each subscription that gave it up. */
    List<Kept> ofEvent(String eventId) {
        return letters.values().stream()
                .filter(kept -> kept.letter().event().id().equals(eventId))
                .toList();
    }

    /** Newest first. */
    List<DeadLetter> newest() {
        List<DeadLetter> newest = new ArrayList<>();
        letters.values().forEach(kept -> newest.addFirst(kept.letter()));
        return newest;
    }

    /** Some letters whose records come before a position. */
    List<Kept> toldBefore(long position, int max) {
        return letters.values().stream()
                .filter(kept -> kept.home() < position)
                .limit(max)
                .toList();
    }

    @Nullable
    Kept get(Key key) {
        return letters.get(key);
    }
}
