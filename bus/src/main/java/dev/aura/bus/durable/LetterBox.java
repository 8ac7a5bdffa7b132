package dev.aura.bus.durable;

import dev.aura.bus.journal.JournalRecord;
import dev.aura.bus.status.Faults;
import io.grpc.Status.Code;
import java.util.List;

/** Shows dead letters whole, makes them events again, or throws them away. */
final class LetterBox {

    private final State state;
    private final EntryLog log;
    private final RecentEvents recent;

    LetterBox(State state, EntryLog log, RecentEvents recent) {
        this.state = state;
        this.log = log;
        this.recent = recent;
    }

    List<DeadLetter> show(String eventId) {
        return state.letters.ofEvent(eventId).stream()
                .map(kept -> whole(log, kept))
                .toList();
    }

    int replay(String eventId, Change change, long unixMs) {
        List<DeadLetters.Kept> letters = state.letters.ofEvent(eventId);
        letters.forEach(kept -> requireSubscription(kept.letter()));
        for (DeadLetters.Kept kept : letters) {
            DeadLetter letter = whole(log, kept);
            Entry.Replayed entry = new Entry.Replayed(letter.subscription(), letter.position(), letter.event(), unixMs);
            log.appendOrThrow(
                    entry,
                    position -> {
                        // Asked for twice before the first was durable, it is delivered twice.
                        recent.add(state.replayed(position, entry));
                        change.durable();
                    },
                    change::failed);
        }
        return letters.size();
    }

    int discard(String eventId, Change change) {
        List<DeadLetters.Kept> letters = state.letters.ofEvent(eventId);
        for (DeadLetters.Kept kept : letters) {
            log.appendOrThrow(
                    new Entry.Discarded(
                            kept.letter().subscription(), kept.letter().position()),
                    position -> {
                        state.letters.remove(kept.key());
                        change.durable();
                    },
                    change::failed);
        }
        return letters.size();
    }

    /** A letter with its payload, from the journal. */
    static DeadLetter whole(EntryLog log, DeadLetters.Kept kept) {
        JournalRecord record = log.recordAt(kept.home());
        if (record != null && EntryCodec.decode(record) instanceof Entry.Buried buried) {
            return buried.letter();
        }
        throw new IllegalStateException("the record " + kept.home() + " should hold a dead letter");
    }

    private void requireSubscription(DeadLetter letter) {
        if (!state.subscriptions.containsKey(letter.subscription())) {
            throw Faults.of(
                    Code.FAILED_PRECONDITION,
                    "NO_SUCH_SUBSCRIPTION",
                    "the dead letter " + letter.event().id() + " belongs to the subscription " + letter.subscription()
                            + ", which was deleted; subscribe under this name again or discard it");
        }
    }
}
