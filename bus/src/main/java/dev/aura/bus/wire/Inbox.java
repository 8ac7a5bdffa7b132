package dev.aura.bus.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Bounded queue into an agent, which sleeps in a poller. Any thread puts; the agent alone takes.
 *
 * <p>A put writes to a pipe only while the agent sleeps, so a busy agent costs its callers no system call. The order that makes
 * this safe: the agent marks itself asleep and then looks at the queue; a caller puts and then looks at the mark.
 */
public final class Inbox<T> implements AutoCloseable {

    private final ArrayBlockingQueue<T> queue;
    private final AtomicBoolean asleep = new AtomicBoolean();
    private final Pipe pipe;
    private final ByteBuffer scratch = ByteBuffer.allocate(64);

    public Inbox(int capacity) {
        queue = new ArrayBlockingQueue<>(capacity);
        try {
            pipe = Pipe.open();
            pipe.source().configureBlocking(false);
            pipe.sink().configureBlocking(false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a pipe to wake a socket's thread", e);
        }
    }

    /** Puts an item if there is room. */
    public boolean offer(T item) {
        boolean taken = queue.offer(item);
        if (taken) {
            wakeIfAsleep();
        }
        return taken;
    }

    /** Puts an item, waiting for room. Returns false when there was none in time. */
    public boolean offer(T item, long timeoutMs) throws InterruptedException {
        if (offer(item)) {
            return true;
        }
        boolean taken = queue.offer(item, timeoutMs, TimeUnit.MILLISECONDS);
        if (taken) {
            wakeIfAsleep();
        }
        return taken;
    }

    /** Makes the agent look again. */
    public void wake() {
        try {
            pipe.sink().write(ByteBuffer.wrap(new byte[1]));
        } catch (IOException e) {
            // The agent has closed: there is nobody to wake.
        }
    }

    /** Agent only: the next item. */
    public @Nullable T poll() {
        return queue.poll();
    }

    /** Agent only: readable when {@link #wake} was called. */
    public SelectableChannel wakeSource() {
        return pipe.source();
    }

    /** Agent only: says that it is about to sleep; false when there is work after all. */
    public boolean prepareSleep() {
        asleep.set(true);
        if (queue.isEmpty()) {
            return true;
        }
        asleep.set(false);
        return false;
    }

    /**
     * Agent only: says that it is awake.
     *
     * @param readable whether the wake source had something to read; it must then be emptied or the poller spins
     */
    public void awake(boolean readable) {
        asleep.set(false);
        if (readable) {
            try {
                scratch.clear();
                while (pipe.source().read(scratch) > 0) {
                    scratch.clear();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the pipe that wakes a socket's thread", e);
            }
        }
    }

    @Override
    public void close() {
        try {
            pipe.sink().close();
            pipe.source().close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a pipe", e);
        }
    }

    private void wakeIfAsleep() {
        if (asleep.get() && asleep.compareAndSet(true, false)) {
            wake();
        }
    }
}
