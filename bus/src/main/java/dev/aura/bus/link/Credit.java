package dev.aura.bus.link;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Messages that the other side is ready to take. The writer takes one for each message and may wait; the link's thread adds. */
public final class Credit {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long available;
    private boolean closed;

    public Credit(long initial) {
        available = initial;
    }

    /** Adds what the other side granted. */
    public void add(long granted) {
        lock.lock();
        try {
            available += granted;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes one if there is one. */
    public boolean tryTake() {
        lock.lock();
        try {
            if (available == 0) {
                return false;
            }
            available--;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes one, waiting for it as long as the call lives; false when the call is over. */
    public boolean take() throws InterruptedException {
        lock.lock();
        try {
            while (available == 0 && !closed) {
                changed.await();
            }
            if (closed) {
                return false;
            }
            available--;
            return true;
        } finally {
            lock.unlock();
        }
    }

    public boolean isAvailable() {
        lock.lock();
        try {
            return available > 0;
        } finally {
            lock.unlock();
        }
    }

    /** The call is over: nobody waits any longer. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
