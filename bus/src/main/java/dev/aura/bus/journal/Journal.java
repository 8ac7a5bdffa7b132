package dev.aura.bus.journal;

import dev.aura.bus.status.Faults;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * An append-only log whose records have the positions 1, 2, 3, … A record is acknowledged when it is on the disk, and from then on it is
 * there after a kill or a power cut, or opening or reading the journal names the place where the disk changed it. A record that was not
 * acknowledged is there after a crash, or it and all after it are not.
 *
 * <p>Any thread may call; completions run on the journal's own thread. What is promised rests on three things: a disk writes a sector
 * of 512 bytes as a whole or not at all, {@code fdatasync} returns after the data is on the disk, and a file whose directory was
 * fsynced keeps its name. {@link Sector} says how a torn write and a changed byte are told apart, {@link JournalWriter} what happens when
 * the disk fails, {@link Recovery} how a journal is opened.
 */
public final class Journal implements AutoCloseable {

    private final JournalFiles files;
    private final JournalConfig config;
    private final AppendQueue queue;
    private final Segments segments;
    private final JournalWriter writer;
    private final @Nullable WriterThread runner;

    private Journal(JournalFiles files, JournalConfig config, boolean ownThread) throws IOException {
        this.files = files;
        this.config = config;
        this.queue = new AppendQueue(config.queuedRecordsMax(), config.queuedBytesMax());
        Recovery.Found found = new Recovery(files, config).open();
        this.segments = found.segments();
        this.writer = new JournalWriter(files, config, queue, found);
        this.runner = ownThread ? new WriterThread(writer, queue::wake) : null;
    }

    /**
     * Opens a journal, or makes a new one in an empty directory. Drops a group that was not whole when the power went.
     *
     * @throws CorruptJournalException where the last segment, or the header of any, was changed
     * @throws StatusRuntimeException UNAVAILABLE {@code JOURNAL_UNREADABLE} where the disk fails
     */
    public static Journal open(JournalFiles files, JournalConfig config) {
        Journal journal = stepped(files, config, true);
        if (journal.runner != null) {
            journal.runner.start();
        }
        return journal;
    }

    /** One without a thread, for tests that call {@link #step}. */
    static Journal stepped(JournalFiles files, JournalConfig config) {
        return stepped(files, config, false);
    }

    private static Journal stepped(JournalFiles files, JournalConfig config, boolean ownThread) {
        try {
            return new Journal(files, config, ownThread);
        } catch (IOException e) {
            throw unreadable(files, e);
        }
    }

    /**
     * Appends a record; does not wait.
     *
     * @param record not copied, so not to be changed
     * @return false where too much waits already; the completion then hears nothing
     * @throws StatusRuntimeException INVALID_ARGUMENT {@code RECORD_TOO_LARGE}; UNAVAILABLE {@code JOURNAL_UNWRITABLE} or {@code JOURNAL_CLOSED}
     */
    public boolean append(byte[] record, Completion completion) {
        if (record.length > config.recordBytesMax()) {
            throw Faults.of(
                    Code.INVALID_ARGUMENT,
                    "RECORD_TOO_LARGE",
                    "a record of " + record.length + " bytes; the journal takes at most " + config.recordBytesMax());
        }
        return queue.offer(new Append(record, completion));
    }

    /**
     * Appends a record and waits until it is on the disk.
     *
     * @return its position
     * @throws StatusRuntimeException as {@link #append(byte[], Completion)}; also RESOURCE_EXHAUSTED {@code JOURNAL_QUEUE_FULL}
     */
    public long appendAndWait(byte[] record) {
        Waiting waiting = new Waiting();
        if (!append(record, waiting)) {
            throw Faults.of(
                    Code.RESOURCE_EXHAUSTED,
                    "JOURNAL_QUEUE_FULL",
                    queue.size() + " records wait for the disk (at most " + config.queuedRecordsMax() + ", "
                            + config.queuedBytesMax() + " bytes); try again later");
        }
        try {
            return waiting.position.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StatusRuntimeException fault ? fault : e;
        }
    }

    /** Reads from a record on, which need not be there yet. */
    public JournalReader reader(long fromPosition) {
        return new JournalReader(files, segments, fromPosition);
    }

    /** Reads some durable records from a position on. */
    public List<JournalRecord> read(long fromPosition, int recordsMax) {
        List<JournalRecord> records = new ArrayList<>();
        try (JournalReader reader = reader(fromPosition)) {
            JournalRecord record = recordsMax > 0 ? reader.next() : null;
            while (record != null) {
                records.add(record);
                record = records.size() < recordsMax ? reader.next() : null;
            }
        }
        return records;
    }

    /** Lets go of records before a position. Whole segments are deleted, soon, so some of them stay. */
    public void releaseBefore(long position) {
        writer.releaseBefore(position);
    }

    /** Position of the first record of the segment that holds, or will hold, a record: before it, segments can be released as a whole. */
    public long segmentStartOf(long position) {
        Segment holding = segments.holding(position);
        return holding == null ? firstPosition() : holding.firstPosition();
    }

    /** Position from which on the newest segments have together no more than so many bytes; the newest alone may have more. */
    public long startOfLast(long bytes) {
        return segments.startOfLast(bytes);
    }

    /** Position of the first record that is kept. */
    public long firstPosition() {
        return segments.first().firstPosition();
    }

    /** Position that the next record to be acknowledged will have. */
    public long nextPosition() {
        return segments.last().end().position();
    }

    /** Bytes of the retained segments' files, without what is written ahead. */
    public long retainedBytes() {
        return segments.bytes();
    }

    /** How many groups were made durable since the journal was opened: appended records by this is how well they share the disk. */
    public long groups() {
        return writer.groups();
    }

    /** Why nothing is accepted at present; null where all is well. */
    public @Nullable StatusRuntimeException failure() {
        return writer.failure();
    }

    /** Makes durable what waits, and ends. */
    @Override
    public void close() {
        queue.refuse(Journal::closed);
        if (runner == null) {
            writer.onClose();
        } else {
            runner.close();
        }
    }

    /** One turn of the journal's thread, for tests. */
    int step(long nowNs) {
        return writer.doWork(nowNs);
    }

    static StatusRuntimeException closed() {
        return Faults.of(Code.UNAVAILABLE, "JOURNAL_CLOSED", "the journal is closed; the mesh is stopping");
    }

    static StatusRuntimeException unreadable(JournalFiles files, IOException cause) {
        return Faults.of(
                Code.UNAVAILABLE,
                "JOURNAL_UNREADABLE",
                "the journal in " + files + " cannot be read: " + cause.getMessage()
                        + "; check the disk and its permissions",
                cause);
    }

    /** Hands the outcome to a thread that waits for it. */
    private record Waiting(CompletableFuture<Long> position) implements Completion {

        Waiting() {
            this(new CompletableFuture<>());
        }

        @Override
        public void durable(long at) {
            position.complete(at);
        }

        @Override
        public void failed(StatusRuntimeException reason) {
            position.completeExceptionally(reason);
        }
    }
}
