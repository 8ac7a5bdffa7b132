package dev.aura.bus.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The audit log. Any thread adds and never waits: records go through a bounded queue to a thread of their own, which writes and fsyncs them. Where
 * they come faster than the disk takes them some are lost, and the next record says how many.
 */
public final class AuditLog implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(AuditLog.class.getName());
    private static final int QUEUE_MAX = 8_192;
    private static final int BATCH_MAX = 1_024;

    /** Records of this time are made durable together; a crash of the machine may take them. */
    private static final long GATHER_MS = 20;

    /** Waiting records at which the writer no longer gathers. */
    private static final int GATHERED_MAX = BATCH_MAX / 2;

    private final BlockingQueue<Supplier<AuditEvent>> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final Semaphore work = new Semaphore(0);
    private final AtomicLong lost = new AtomicLong();
    private final AuditFiles files;
    private final Thread writer;
    private volatile boolean closing;
    private AuditFiles.Head last;

    private AuditLog(AuditFiles files, AuditFiles.Head last) {
        this.files = files;
        this.last = last;
        this.writer = Thread.ofPlatform().name("aura-audit").daemon().unstarted(this::run);
    }

    /** Opens the log of a directory; it goes on where it ended. */
    public static AuditLog open(Path directory, long bytesMax) {
        try {
            Files.createDirectories(directory);
            AuditFiles files = new AuditFiles(directory, bytesMax);
            files.mend();
            files.begin();
            AuditFiles.Head known = files.head();
            AuditFiles.Head end = known == null ? AuditFiles.Head.NONE : known;
            for (Path file : files.oldestFirst()) {
                for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                    AuditLine record = AuditLine.read(line);
                    // A crash may have come between a record and its head.
                    if (known != null
                            && record != null
                            && record.sequence() == end.sequence() + 1
                            && record.previous().equals(end.hash())) {
                        end = new AuditFiles.Head(record.sequence(), record.hash());
                    }
                }
            }
            AuditLog log = new AuditLog(files, end);
            log.writer.start();
            return log;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the audit log in " + directory, e);
        }
    }

    /** Takes a record; never waits. */
    public void add(AuditEvent event) {
        if (!offer(() -> event)) {
            lost.incrementAndGet();
        }
    }

    /** Counts a call that ended well; never waits. Where there is no room now the next call brings it. */
    public void add(AuditTally tally) {
        if (tally.count()) {
            tally.waits(true);
            if (!offer(tally::take)) {
                tally.waits(false);
            }
        }
    }

    private boolean offer(Supplier<AuditEvent> record) {
        boolean taken = queue.offer(record);
        if (taken) {
            work.release();
        }
        return taken;
    }

    /** Recomputes the chain, after what waits was written. */
    public AuditCheck verify() {
        synchronized (this) {
            writeWaiting();
            try {
                return AuditCheck.of(files);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the audit log", e);
            }
        }
    }

    /** The newest records that fit, newest first. */
    public List<AuditLine> list(int limit, long beforeSequence) {
        List<AuditLine> found = new ArrayList<>();
        synchronized (this) {
            writeWaiting();
            try {
                for (Path file : files.oldestFirst().reversed()) {
                    for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)
                            .reversed()) {
                        AuditLine record = AuditLine.read(line);
                        if (record != null && (beforeSequence == 0 || record.sequence() < beforeSequence)) {
                            found.add(record);
                        }
                        if (found.size() == limit) {
                            return found;
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the audit log", e);
            }
        }
        return found;
    }

    @Override
    public void close() {
        closing = true;
        work.release(); // And not an interrupt, which would close the file in the middle of a write.
        try {
            writer.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writeWaiting();
    }

    private void run() {
        while (!closing) {
            try {
                work.acquire();
                if (!closing && work.tryAcquire(GATHERED_MAX, GATHER_MS, TimeUnit.MILLISECONDS)) {
                    LOG.finest("many records at once");
                }
                work.drainPermits();
                writeWaiting();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized void writeWaiting() {
        List<Supplier<AuditEvent>> taken = new ArrayList<>();
        queue.drainTo(taken, BATCH_MAX);
        List<AuditEvent> batch = new ArrayList<>(taken.size() + 1);
        taken.forEach(record -> batch.add(record.get()));
        if (!queue.isEmpty()) {
            work.release();
        }
        long missed = lost.getAndSet(0);
        if (missed > 0 && !batch.isEmpty()) {
            AuditEvent newest = batch.getLast();
            batch.add(new AuditEvent(newest.at(), "mesh", "", "", missed + " records lost", 8, "AUDIT_OVERFLOW"));
        }
        if (batch.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        AuditFiles.Head end = last;
        for (AuditEvent event : batch) {
            String line = AuditLine.write(end.sequence() + 1, event, end.hash());
            lines.append(line);
            end = new AuditFiles.Head(end.sequence() + 1, line.substring(line.length() - 67, line.length() - 3));
        }
        try {
            files.append(lines.toString(), end);
            last = end;
        } catch (IOException e) {
            lost.addAndGet(batch.size());
            LOG.log(Level.SEVERE, "cannot write the audit log; " + batch.size() + " records are lost", e);
        }
    }
}
