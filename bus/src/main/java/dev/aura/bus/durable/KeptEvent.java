package dev.aura.bus.durable;

import dev.aura.bus.journal.JournalRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event with its place.
 *
 * @param position in the journal
 * @param event what is delivered
 * @param onlyFor name of the subscription that alone hears it, of a dead letter that was replayed; null for all that match
 */
record KeptEvent(long position, StoredEvent event, @Nullable String onlyFor) {

    /** The event of a record; null where it holds none. */
    static @Nullable KeptEvent of(JournalRecord record) {
        if (!EntryCodec.isEvent(record)) {
            return null;
        }
        return switch (EntryCodec.decode(record)) {
            case Entry.Published published -> new KeptEvent(record.position(), published.event(), null);
            case Entry.Replayed replayed -> new KeptEvent(record.position(), replayed.event(), replayed.name());
            case Entry.Subscribed _,
                    Entry.Unsubscribed _,
                    Entry.Settled _,
                    Entry.Failed _,
                    Entry.Buried _,
                    Entry.Discarded _,
                    Entry.Seen _ -> null;
        };
    }
}
