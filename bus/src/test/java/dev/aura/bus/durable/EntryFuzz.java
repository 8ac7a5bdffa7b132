package dev.aura.bus.durable;

import dev.aura.bus.durable.SubscriptionSpec.Start;
import dev.aura.bus.fuzz.FuzzTarget;
import dev.aura.bus.journal.JournalRecord;
import dev.aura.bus.status.Faults;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A record of the journal: an entry that is written as it was read, or refused as of no known kind. */
public final class EntryFuzz implements FuzzTarget {

    @Override
    public List<byte[]> seeds() {
        StoredEvent event = new StoredEvent("id", "a.b", "publisher", new byte[] {1, 2}, new byte[] {3});
        SubscriptionSpec spec = new SubscriptionSpec("name", "a.>", Duration.ofSeconds(30), 5, 16, Start.ALL);
        Attempts attempts = new Attempts(2, "why");
        List<Entry> entries = List.of(
                new Entry.Published(event, 7),
                new Entry.Subscribed(spec, new Origin("owner", 8), 3, Map.of(5L, attempts)),
                new Entry.Subscribed(spec, Origin.UNKNOWN, 3, Map.of()),
                new Entry.Unsubscribed("name"),
                new Entry.Settled("name", List.of(1L, 2L)),
                new Entry.Failed("name", 4, attempts),
                new Entry.Buried(new DeadLetter("name", 4, 2, "why", 9, event)),
                new Entry.Replayed("name", 4, event, 11),
                new Entry.Discarded("name", 4),
                new Entry.Seen(Map.of("id", 6L)));
        return entries.stream().map(EntryCodec::encode).toList();
    }

    @Override
    public void run(byte[] input) {
        Entry entry;
        try {
            entry = EntryCodec.decode(new JournalRecord(1, input));
            KeptEvent.of(new JournalRecord(1, input));
        } catch (StatusRuntimeException e) {
            if (!"JOURNAL_UNKNOWN_RECORD".equals(Faults.reasonOf(e))) {
                throw e;
            }
            return;
        }
        byte[] written = EntryCodec.encode(entry);
        byte[] again = EntryCodec.encode(EntryCodec.decode(new JournalRecord(1, written)));
        if (!Arrays.equals(written, again)) {
            throw new IllegalStateException(entry + " is written differently the second time");
        }
    }
}
