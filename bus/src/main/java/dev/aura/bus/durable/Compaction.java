package dev.aura.bus.durable;

import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Gives disk space back. What still matters of the oldest segments, that is states of subscriptions, dead letters and ids, is
 * written anew at the end of the journal, and when that is durable the segments go. Events are never copied: the oldest that is waited for, or
 * kept for newcomers, is where releasing stops.
 */
final class Compaction {

    /** Records that are written anew before the outcome of the last ones is known. */
    private static final int CARRIED_MAX = 32;

    private final State state;
    private final EntryLog log;
    private int underWay;

    Compaction(State state, EntryLog log) {
        this.state = state;
        this.log = log;
    }

    /** A step; called again and again. */
    void step(long nowUnixMs) {
        if (underWay > 0) {
            return;
        }
        long boundary = log.journal().segmentStartOf(Math.min(lowest(), cut(nowUnixMs)));
        if (boundary > log.journal().firstPosition() && !carryBefore(boundary)) {
            log.journal().releaseBefore(boundary);
        }
    }

    private long lowest() {
        Subscription furthest = state.furthestBehind();
        return furthest == null ? Long.MAX_VALUE : furthest.lowest();
    }

    private long cut(long nowUnixMs) {
        return state.retention.cut(log.journal(), nowUnixMs);
    }

    /** Writes anew what is told before a position; false where nothing is. */
    private boolean carryBefore(long boundary) {
        boolean any = false;
        for (Subscription subscription : state.subscriptions.values()) {
            if (subscription.home < boundary && underWay < CARRIED_MAX) {
                any = true;
                carry(subscription);
            }
        }
        for (DeadLetters.Kept kept : state.letters.toldBefore(boundary, CARRIED_MAX)) {
            any = true;
            carry(kept);
        }
        Map<String, Long> ids = state.seen.toldBefore(boundary);
        if (!ids.isEmpty()) {
            any = true;
            append(new Entry.Seen(ids), position -> state.seen.carried(ids, position));
        }
        return any;
    }

    /** Writes the whole state of a subscription, so that what was said of it before no longer matters. */
    void carry(Subscription subscription) {
        if (subscription.deleted) {
            return;
        }
        append(subscription.toEntry(), position -> subscription.home = position);
    }

    private void carry(DeadLetters.Kept kept) {
        DeadLetter letter = LetterBox.whole(log, kept);
        append(new Entry.Buried(letter), position -> state.letters.carried(letter, position));
    }

    private void append(Entry entry, LongConsumer durable) {
        boolean taken = log.tryAppend(
                entry,
                position -> {
                    underWay--;
                    durable.accept(position);
                },
                () -> underWay--);
        if (taken) {
            underWay++;
        }
    }
}
