package dev.aura.bus.wire;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Bounded queue into an agent. Any thread puts; the agent alone takes. */
public final class Inbox<T> {

    private static final long LOOK_AGAIN_NS = 100_000;

    private final Queue<T> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final int capacity;

    public Inbox(int capacity) {
        this.capacity = capacity;
    }

    /** Puts an item if there is room. */
    public boolean offer(T item) {
        if (size.incrementAndGet() > capacity) {
            size.decrementAndGet();
            return false;
        }
        queue.add(item);
        return true;
    }

    /** Puts an item, waiting for room. Returns false when there was none in time. */
    public boolean offer(T item, long timeoutMs) throws InterruptedException {
        if (offer(item)) {
            return true;
        }
        long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        while (System.nanoTime() - endNs < 0) {
            LockSupport.parkNanos(LOOK_AGAIN_NS);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (offer(item)) {
                return true;
            }
        }
        return false;
    }

    /** Puts an item whether there is room or not: for what the agent's own turn brings, which is bounded by the turn. */
    public void add(T item) {
        size.incrementAndGet();
        queue.add(item);
    }

    /** Agent only: the next item. */
    public @Nullable T poll() {
        T item = queue.poll();
        if (item != null) {
            size.decrementAndGet();
        }
        return item;
    }

    /** How many wait; somewhat more while others put. */
    public int size() {
        return size.get();
    }

    public boolean isEmpty() {
        return queue.isEmpty();
    }
}
