package dev.aura.bus.journal;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.grpc.StatusRuntimeException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records that wait for the journal's thread, within bounds. Any thread offers, the journal's alone takes. */
final class AppendQueue {

    private final int recordsMax;
    private final long bytesMax;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();

    @GuardedBy("lock")
    private final ArrayDeque<Append> waiting = new ArrayDeque<>();

    @GuardedBy("lock")
    private long waitingBytes;

    @GuardedBy("lock")
    private boolean woken;

    @GuardedBy("lock")
    private @Nullable Supplier<StatusRuntimeException> refusal;

    AppendQueue(int recordsMax, long bytesMax) {
        this.recordsMax = recordsMax;
        this.bytesMax = bytesMax;
    }

    /** Adds a record if there is room. Throws the reason where records are refused altogether. */
    boolean offer(Append append) {
        lock.lock();
        try {
            if (refusal != null) {
                throw refusal.get();
            }
            int bytes = append.content().length;
            if (waiting.size() >= recordsMax || waitingBytes + bytes > bytesMax) {
                return false;
            }
            waiting.add(append);
            waitingBytes += bytes;
            if (waiting.size() == 1) {
                work.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes what makes up the next group; nothing where nothing waits. */
    List<Append> take(int groupBytesMax) {
        lock.lock();
        try {
            List<Append> group = new ArrayList<>(waiting.size());
            int bytes = 0;
            for (Append next = waiting.peek(); next != null; next = waiting.peek()) {
                bytes += next.groupBytes();
                if (bytes > groupBytesMax) {
                    break;
                }
                group.add(waiting.remove());
                waitingBytes -= next.content().length;
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    /** Refuses records from now on. */
    void refuse(Supplier<StatusRuntimeException> reason) {
        lock.lock();
        try {
            refusal = reason;
        } finally {
            lock.unlock();
        }
    }

    /** Accepts records again. */
    void accept() {
        lock.lock();
        try {
            refusal = null;
        } finally {
            lock.unlock();
        }
    }

    /** Makes the journal's thread look around. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something to take, or until {@link #wake}, or for a time. */
    void await(long timeoutNs) {
        lock.lock();
        try {
            for (long leftNs = timeoutNs; leftNs > 0 && waiting.isEmpty() && !woken; ) {
                leftNs = work.awaitNanos(leftNs);
            }
            woken = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** How many wait. */
    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
