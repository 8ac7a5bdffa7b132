package dev.aura.bus.durable;

import dev.aura.bus.journal.JournalReader;
import dev.aura.bus.journal.JournalRecord;
import org.jspecify.annotations.Nullable;

/** Where a subscription reads that is behind: the record in hand stays there until the subscription has moved on. */
final class CatchUp {

    private final JournalReader reader;
    private @Nullable KeptEvent event;
    private long position;

    CatchUp(JournalReader reader) {
        this.reader = reader;
    }

    /** Takes the record at a position in hand; false where it is not there yet. */
    boolean reach(long wanted) {
        while (position < wanted) {
            JournalRecord record = reader.next();
            if (record == null) {
                return false;
            }
            position = record.position();
            event = position < wanted ? null : KeptEvent.of(record);
        }
        return true;
    }

    /** Position of the record in hand; 0 before the first. */
    long position() {
        return position;
    }

    /** What it delivers; null where it is no event. */
    @Nullable
    KeptEvent event() {
        return event;
    }

    void close() {
        reader.close();
    }
}
