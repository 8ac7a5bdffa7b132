package dev.aura.bus.durable;

import dev.aura.bus.journal.JournalReader;
import dev.aura.bus.journal.JournalRecord;
import dev.aura.bus.status.Faults;
import io.grpc.Status.Code;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the journal says, in memory. Entries are applied one after the other in the order of their positions, when a journal is
 * opened as when they become durable later.
 *
 * <p>The oldest records may speak of a subscription whose whole state comes only later, because what came before was released: they are
 * outdated and skipped.
 */
final class State {

    final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    final DeadLetters letters = new DeadLetters();
    final SeenIds seen;
    final Retention retention;

    State(DurableConfig config) {
        this.seen = new SeenIds(config.seenIdsMax());
        this.retention = new Retention(config.retainedBytes(), config.retainedFor());
    }

    /** Reads all that is in the journal. */
    static State read(EntryLog log, DurableConfig config, long nowNs) {
        State state = new State(config);
        try (JournalReader reader = log.journal().reader(log.journal().firstPosition())) {
            for (JournalRecord record = reader.next(); record != null; record = reader.next()) {
                state.restore(record.position(), EntryCodec.decode(record), nowNs);
            }
        }
        state.seen.sort();
        return state;
    }

    /** The subscription of a name; NOT_FOUND where there is none. */
    Subscription require(String name) {
        Subscription subscription = subscriptions.get(name);
        if (subscription == null) {
            throw Faults.of(
                    Code.NOT_FOUND,
                    "NO_SUCH_SUBSCRIPTION",
                    "there is no durable subscription " + name + "; see aura subscriptions list");
        }
        return subscription;
    }

    /** The subscription that holds back most; null where there is none. */
    @Nullable
    Subscription furthestBehind() {
        Subscription furthest = null;
        for (Subscription each : subscriptions.values()) {
            if (furthest == null || each.lowest() < furthest.lowest()) {
                furthest = each;
            }
        }
        return furthest;
    }

    /** An event became durable. */
    KeptEvent published(long position, StoredEvent event, long unixMs) {
        KeptEvent kept = new KeptEvent(position, event, null);
        seen.add(event.id(), position, position);
        retention.add(position, unixMs);
        return kept;
    }

    /** A dead letter became an event again. */
    KeptEvent replayed(long position, Entry.Replayed entry) {
        letters.remove(new DeadLetters.Key(entry.name(), entry.position()));
        KeptEvent kept = new KeptEvent(position, entry.event(), entry.name());
        retention.add(position, entry.unixMs());
        return kept;
    }

    private void restore(long position, Entry entry, long nowNs) {
        switch (entry) {
            case Entry.Published published -> published(position, published.event(), published.unixMs());
            case Entry.Subscribed subscribed -> restoreSubscription(position, subscribed, nowNs);
            case Entry.Unsubscribed unsubscribed -> subscriptions.remove(unsubscribed.name());
            case Entry.Settled settled -> {
                Subscription subscription = subscriptions.get(settled.name());
                if (subscription != null) {
                    settled.positions().forEach(subscription::restoreSettled);
                }
            }
            case Entry.Failed failed -> {
                Subscription subscription = subscriptions.get(failed.name());
                if (subscription != null) {
                    subscription.restoreFailed(failed.position(), failed.attempts());
                }
            }
            case Entry.Buried buried -> restoreLetter(position, buried.letter());
            case Entry.Replayed replayed -> replayed(position, replayed);
            case Entry.Discarded discarded ->
                letters.remove(new DeadLetters.Key(discarded.name(), discarded.position()));
            case Entry.Seen ids -> ids.ids().forEach((id, of) -> seen.add(id, of, position));
        }
    }

    private void restoreSubscription(long position, Entry.Subscribed entry, long nowNs) {
        Subscription subscription = subscriptions.computeIfAbsent(
                entry.spec().name(), name -> new Subscription(entry.spec(), entry.origin(), entry.next()));
        subscription.restore(entry, position, nowNs);
        // Its whole state may have been written while a letter was on its way to the disk.
        entry.unsettled().keySet().stream()
                .filter(each -> letters.contains(new DeadLetters.Key(subscription.name(), each)))
                .forEach(subscription::restoreSettled);
    }

    private void restoreLetter(long position, DeadLetter letter) {
        letters.add(letter, position);
        Subscription subscription = subscriptions.get(letter.subscription());
        if (subscription != null) {
            subscription.restoreSettled(letter.position());
        }
    }
}
