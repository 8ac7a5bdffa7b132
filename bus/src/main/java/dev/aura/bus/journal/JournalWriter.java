package dev.aura.bus.journal;

import dev.aura.bus.status.Faults;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes records durable: takes all that wait, writes them with one write, makes them durable with one {@code fdatasync}, and says so, in
 * order. While the disk works, more records gather, so the groups grow with the load and nobody waits for a timer.
 *
 * <p>When the disk fails, nothing more is written to that segment, what waits is refused, and a new segment is tried at intervals; its
 * header closes the failed one after the last group that was acknowledged. Positions of records that failed are given anew.
 */
final class JournalWriter {

    private static final long WAIT_NS = 1_000_000_000;
    private static final Logger LOG = Logger.getLogger(JournalWriter.class.getName());

    private final JournalFiles files;
    private final JournalConfig config;
    private final AppendQueue queue;
    private final Segments segments;
    private final GroupBuffer buffer;
    private ActiveSegment active;
    private long numberMax;
    private volatile long releaseBefore;
    private volatile @Nullable Supplier<StatusRuntimeException> failure;
    private boolean beyondRepair;
    private long retryAtNs;
    private final AtomicLong groups = new AtomicLong();

    JournalWriter(JournalFiles files, JournalConfig config, AppendQueue queue, Recovery.Found found) {
        this.files = files;
        this.config = config;
        this.queue = queue;
        this.segments = found.segments();
        this.active = found.active();
        this.numberMax = found.numberMax();
        this.buffer = new GroupBuffer(config.groupBytesMax());
    }

    /** Does a bounded amount of work; 0 lets the caller call {@link #awaitWork}. */
    int doWork(long nowNs) {
        if (failure != null) {
            return beyondRepair || nowNs - retryAtNs < 0 ? 0 : recover(nowNs);
        }
        return release() + writeGroup(nowNs);
    }

    /** Waits until there may be work again. */
    void awaitWork(long nowNs) {
        queue.await(failure == null ? WAIT_NS : Math.clamp(retryAtNs - nowNs, 1, WAIT_NS));
    }

    /** Writes what waits and closes the files; called once, last. */
    void onClose() {
        while (failure == null && queue.size() > 0) {
            writeGroup(0);
        }
        failAll(List.of(), failure == null ? Journal::closed : failure);
        try {
            active.close();
            files.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "cannot close the journal in " + files);
        }
    }

    /** Any thread: whole segments before the position may go. */
    void releaseBefore(long position) {
        releaseBefore = position;
        queue.wake();
    }

    /** Any thread: why nothing is accepted; null where all is well. */
    @Nullable
    StatusRuntimeException failure() {
        Supplier<StatusRuntimeException> now = failure;
        return now == null ? null : now.get();
    }

    /** Any thread: how many groups were made durable. */
    long groups() {
        return groups.get();
    }

    private int writeGroup(long nowNs) {
        List<Append> group = queue.take(config.groupBytesMax());
        if (group.isEmpty()) {
            return 0;
        }
        long first;
        try {
            if (!active.hasRoomFor(fileBytes(group))) {
                roll();
            }
            first = active.next().position();
            active.write(group, buffer);
        } catch (IOException e) {
            fail(group, e, nowNs);
            return group.size();
        }
        groups.incrementAndGet();
        for (int i = 0; i < group.size(); i++) {
            long position = first + i;
            tell(group.get(i), completion -> completion.durable(position));
        }
        return group.size();
    }

    private static int fileBytes(List<Append> group) {
        int bytes = 0;
        for (Append append : group) {
            bytes += append.groupBytes();
        }
        return GroupBuffer.fileBytes(bytes);
    }

    /** Goes on in a new segment. */
    private void roll() throws IOException {
        Place end = active.next();
        numberMax++;
        ActiveSegment next = ActiveSegment.create(
                files,
                new SegmentHeader(numberMax, end.position(), active.segment().number(), end.offset()),
                config);
        segments.add(next.segment());
        ActiveSegment before = active;
        active = next;
        try (before) {
            if (failure == null) {
                before.trim();
            }
        } catch (IOException e) {
            LOG.log(
                    Level.FINE,
                    e,
                    () -> "trimmed when the journal is opened again: "
                            + before.segment().name());
        }
    }

    private void fail(List<Append> group, IOException cause, long nowNs) {
        retryAtNs = nowNs + config.retryAfter().toNanos();
        LOG.log(Level.SEVERE, cause, () -> "the journal in " + files + " cannot be written");
        failAll(group, () -> unwritable(cause));
    }

    private void failAll(List<Append> group, Supplier<StatusRuntimeException> reason) {
        failure = reason;
        queue.refuse(reason);
        StatusRuntimeException fault = reason.get();
        group.forEach(append -> tell(append, completion -> completion.failed(fault)));
        for (List<Append> rest = queue.take(Integer.MAX_VALUE); !rest.isEmpty(); ) {
            rest.forEach(append -> tell(append, completion -> completion.failed(fault)));
            rest = queue.take(Integer.MAX_VALUE);
        }
    }

    /** Checks that all acknowledged records of the failed segment can be read, and starts a new one. */
    private int recover(long nowNs) {
        try {
            check(active.segment());
            roll();
            failure = null;
            queue.accept();
            LOG.log(Level.INFO, () -> "the journal in " + files + " is written again");
            return 1;
        } catch (CorruptJournalException e) {
            beyondRepair = true;
            failAll(List.of(), () -> e);
        } catch (IOException e) {
            retryAtNs = nowNs + config.retryAfter().toNanos();
            failAll(List.of(), () -> unwritable(e));
        }
        return 0;
    }

    private void check(Segment segment) throws IOException {
        try (SegmentReader reader = new SegmentReader(files.openToRead(segment.name()), segment.number())) {
            reader.seek(Place.first(segment.firstPosition()));
            while (reader.place().offset() < segment.end().offset()) {
                reader.nextGroup(segment.end());
            }
        }
    }

    /** Deletes one segment after the other, oldest first, so that whatever happens no gap is left. */
    private int release() {
        int released = 0;
        try {
            while (segments.count() > 1 && segments.first().end().position() <= releaseBefore) {
                files.delete(segments.first().name());
                files.forceDirectory();
                segments.removeFirst();
                released++;
            }
        } catch (IOException e) {
            releaseBefore = 0; // tried again at the next call
            LOG.log(Level.WARNING, e, () -> "cannot delete a segment of the journal in " + files);
        }
        return released;
    }

    private static void tell(Append append, Consumer<Completion> what) {
        try {
            what.accept(append.completion());
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e, () -> "a completion of the journal failed");
        }
    }

    private StatusRuntimeException unwritable(IOException cause) {
        return Faults.of(
                Code.UNAVAILABLE,
                "JOURNAL_UNWRITABLE",
                "the journal in " + files + " cannot be written: " + cause.getMessage()
                        + "; free space or check the disk, it goes on by itself",
                cause);
    }
}
