package dev.aura.code.watch;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Paths that may have changed and were not looked at yet. One thread takes them, gathered until there was silence for a moment or the
 * first has waited long enough; others wait until what is marked now has been worked in. Bounded: past so many paths everything counts
 * as changed.
 */
public final class Changes {

    /** Silence after which changes are handed out: a save is a few events in a row. */
    private static final long QUIET_NANOS = Duration.ofMillis(10).toNanos();

    /** Time after which they are handed out even if more keep coming. */
    private static final long GATHER_NANOS = Duration.ofMillis(50).toNanos();

    private static final int PATHS_MAX = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition workedIn = lock.newCondition();

    @GuardedBy("lock")
    private Batch gathered = Batch.empty();

    @GuardedBy("lock")
    private @Nullable Batch taken;

    @GuardedBy("lock")
    private long marked;

    @GuardedBy("lock")
    private long done;

    @GuardedBy("lock")
    private long firstNanos;

    @GuardedBy("lock")
    private long lastNanos;

    @GuardedBy("lock")
    private int waiting;

    @GuardedBy("lock")
    private boolean closed;

    /**
     * What to look at.
     *
     * @param files relative to the workspace
     * @param directories all that is known or found below them
     * @param scope whether more than those is in question
     * @param number of the last mark in it
     */
    public record Batch(Set<String> files, Set<String> directories, Scope scope, long number) {

        private static Batch empty() {
            return new Batch(new HashSet<>(), new HashSet<>(), Scope.PATHS, 0);
        }

        private Batch with(Scope wider, long last) {
            return new Batch(files, directories, wider.compareTo(scope) > 0 ? wider : scope, last);
        }

        private boolean isEmpty() {
            return files.isEmpty() && directories.isEmpty() && scope == Scope.PATHS;
        }
    }

    /** How much may have changed; each takes in those before it. */
    public enum Scope {
        /** The paths. */
        PATHS,
        /** Which files are in question, too, such as after a change of what git ignores. */
        LISTING,
        /** Everything, since there were too many changes to name. */
        EVERYTHING,
        /** Everything, since events were lost. */
        LOST
    }

    /**
     * What was not worked in yet.
     *
     * @param everything whether more than the named paths is in question
     */
    public record Pending(Set<String> files, Set<String> directories, boolean everything) {

        /** Nothing. */
        public static final Pending NONE = new Pending(Set.of(), Set.of(), false);

        public int count() {
            return files.size() + directories.size();
        }

        private boolean isNone() {
            return files.isEmpty() && directories.isEmpty();
        }

        /** Whether a file may have changed. */
        public boolean covers(String path) {
            if (isNone()) {
                return false;
            }
            if (files.contains(path)) {
                return true;
            }
            for (int at = path.lastIndexOf('/'); !directories.isEmpty() && at > 0; at = path.lastIndexOf('/', at - 1)) {
                if (directories.contains(path.substring(0, at))) {
                    return true;
                }
            }
            return directories.contains("");
        }
    }

    /** Marks a file. */
    public void file(String path) {
        mark(path, false, Scope.PATHS);
    }

    /** Marks everything below a directory. */
    public void directory(String path) {
        mark(path, true, Scope.PATHS);
    }

    /** Marks more than paths. */
    public void all(Scope scope) {
        mark(null, false, scope);
    }

    private void mark(@Nullable String path, boolean isDirectory, Scope scope) {
        lock.lock();
        try {
            lastNanos = System.nanoTime();
            if (gathered.isEmpty()) {
                firstNanos = lastNanos;
            }
            if (path != null) {
                (isDirectory ? gathered.directories() : gathered.files()).add(path);
            }
            gathered = gathered.with(scope, ++marked);
            if (gathered.files().size() + gathered.directories().size() > PATHS_MAX) {
                gathered = gathered.with(Scope.EVERYTHING, marked);
                gathered.files().clear();
                gathered.directories().clear();
            }
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for changes and takes them; null when closed. */
    public @Nullable Batch take() throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                if (gathered.isEmpty()) {
                    arrived.await();
                    continue;
                }
                long due = Math.min(lastNanos + QUIET_NANOS, firstNanos + GATHER_NANOS) - System.nanoTime();
                if (waiting > 0 || due <= 0) {
                    Batch batch = gathered;
                    gathered = Batch.empty();
                    taken = batch;
                    return batch;
                }
                arrived.awaitNanos(due);
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Says that a batch was worked in. */
    public void workedIn(Batch batch) {
        lock.lock();
        try {
            done = batch.number();
            taken = null;
            workedIn.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all that is marked now was worked in; false when it was not within the time. Meanwhile nothing is gathered. */
    public boolean await(Duration max) throws InterruptedException {
        lock.lock();
        try {
            long wanted = marked;
            long left = max.toNanos();
            waiting++;
            arrived.signalAll();
            try {
                while (done < wanted && left > 0 && !closed) {
                    left = workedIn.awaitNanos(left);
                }
            } finally {
                waiting--;
            }
            return done >= wanted;
        } finally {
            lock.unlock();
        }
    }

    /** What was not worked in yet. */
    public Pending pending() {
        lock.lock();
        try {
            Set<String> files = new HashSet<>(gathered.files());
            Set<String> directories = new HashSet<>(gathered.directories());
            boolean everything = gathered.scope() != Scope.PATHS;
            if (taken != null) {
                files.addAll(taken.files());
                directories.addAll(taken.directories());
                everything |= taken.scope() != Scope.PATHS;
            }
            return new Pending(files, directories, everything);
        } finally {
            lock.unlock();
        }
    }

    /** Lets everybody go who waits. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
            workedIn.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
