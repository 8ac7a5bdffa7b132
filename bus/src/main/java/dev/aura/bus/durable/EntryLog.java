package dev.aura.bus.durable;

import dev.aura.bus.journal.Completion;
import dev.aura.bus.journal.Journal;
import dev.aura.bus.journal.JournalRecord;
import dev.aura.bus.status.Faults;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Entries into the journal, and what became of them back to the driving thread. */
final class EntryLog {

    private final Journal journal;
    private final Runnable wake;

    /** Filled by the journal's thread; as long as the journal's own queue at most, as that is where its items come from. */
    private final ConcurrentLinkedQueue<Runnable> outcomes = new ConcurrentLinkedQueue<>();

    private long toldEnd;

    EntryLog(Journal journal, Runnable wake) {
        this.journal = journal;
        this.toldEnd = journal.nextPosition();
        this.wake = wake;
    }

    /**
     * Appends an entry; the outcome is told in a later {@link #tellOutcomes}.
     *
     * @return false where the journal has no room at present
     * @throws StatusRuntimeException where it takes nothing
     */
    boolean append(Entry entry, LongConsumer durable, Consumer<StatusRuntimeException> failed) {
        return journal.append(EntryCodec.encode(entry), new Completion() {
            @Override
            public void durable(long position) {
                tell(() -> {
                    durable.accept(position);
                    toldEnd = position + 1;
                });
            }

            @Override
            public void failed(StatusRuntimeException reason) {
                tell(() -> failed.accept(reason));
            }
        });
    }

    /** The same where no room is an error of the caller's: RESOURCE_EXHAUSTED {@code JOURNAL_QUEUE_FULL}. */
    void appendOrThrow(Entry entry, LongConsumer durable, Consumer<StatusRuntimeException> failed) {
        if (!append(entry, durable, failed)) {
            throw Faults.of(
                    Code.RESOURCE_EXHAUSTED,
                    "JOURNAL_QUEUE_FULL",
                    "more waits for the disk than the journal's queue holds; try again later");
        }
    }

    /** The same where the journal's refusal only means to try again later. */
    boolean tryAppend(Entry entry, LongConsumer durable, Runnable failed) {
        try {
            return append(entry, durable, reason -> failed.run());
        } catch (StatusRuntimeException e) {
            return false;
        }
    }

    /** Tells the driving thread what became of entries, in order. */
    int tellOutcomes(int max) {
        int told = 0;
        for (Runnable outcome = outcomes.poll(); outcome != null; outcome = told < max ? outcomes.poll() : null) {
            outcome.run();
            told++;
        }
        return told;
    }

    /** Position after the last entry of which the driving thread knows. */
    long toldEnd() {
        return toldEnd;
    }

    boolean hasOutcomes() {
        return !outcomes.isEmpty();
    }

    /** The event at a position; null where there is none. */
    @Nullable
    KeptEvent eventAt(long position) {
        JournalRecord record = recordAt(position);
        return record == null ? null : KeptEvent.of(record);
    }

    @Nullable
    JournalRecord recordAt(long position) {
        if (position < journal.firstPosition()) {
            return null;
        }
        List<JournalRecord> found = journal.read(position, 1);
        return found.isEmpty() ? null : found.getFirst();
    }

    Journal journal() {
        return journal;
    }

    private void tell(Runnable outcome) {
        outcomes.add(outcome);
        wake.run();
    }
}
