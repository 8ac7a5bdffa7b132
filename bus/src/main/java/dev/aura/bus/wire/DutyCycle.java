package dev.aura.bus.wire;

import io.grpc.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * Runs an agent until it is closed: on a thread of its own, which sleeps while there is nothing to do, or on the thread of whoever
 * brings work while it sleeps.
 *
 * <p>The second is what makes a call fast when little goes on: handing a frame to a sleeping thread costs two context switches, doing
 * its turn costs none. Who does a turn holds {@link #role}, so turns never overlap. The order that loses nothing: the sleeper says that it sleeps, gives
 * up the role, and then looks at the queue once more; who brings work queues it, looks whether somebody sleeps, and tries to take the role;
 * who gives up a borrowed role looks at the queue once more. Who fails to take it was in time for the holder's last look.
 *
 * <p>The agent's own thread waits on the file descriptors that ZeroMQ offers for this and never touches a socket while it does not hold the role.
 */
public final class DutyCycle implements AutoCloseable {

    private static final Duration JOIN_MAX = Duration.ofSeconds(5);
    private static final long NANOS_PER_MS = 1_000_000;

    /** Faults in a row after which the agent ends: going on would only burn the processor. */
    private static final int FAULTS_MAX = 1_000;

    /** Turns that a borrower does at most before it leaves the rest to the agent's own thread. */
    private static final int BORROWED_TURNS_MAX = 4;

    private static final long PAUSE_NS = 20_000;

    private final Agent agent;
    private final Thread thread;
    private final Selector selector;
    private final ReentrantLock role = new ReentrantLock();
    private volatile boolean running = true;
    private volatile boolean asleep;

    /** When the sleeper will wake by itself, as {@link System#nanoTime()}. */
    private volatile long wakesNs;

    /** Wakes in a row after which there was nothing to do. The agent's own thread only. */
    private int fruitless;

    public DutyCycle(String name, Agent agent) {
        this.agent = agent;
        this.thread = new Thread(null, this::run, name, 512 * 1024);
        thread.setDaemon(true);
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a selector for " + name, e);
        }
    }

    public void start() {
        thread.start();
    }

    /** Whether the agent still does turns. */
    public boolean isRunning() {
        return running;
    }

    /** Whether the agent's own thread sleeps, or is about to. */
    boolean isAsleep() {
        return asleep;
    }

    /** Whether the calling thread does a turn now. */
    public boolean isHeldByCurrentThread() {
        return role.isHeldByCurrentThread();
    }

    /** Any thread, after it queued something: sees to it that the agent looks. */
    public void workArrived() {
        if (!asleep || role.isHeldByCurrentThread()) {
            return;
        }
        if (agent.isBusy() || Thread.currentThread().isInterrupted()) {
            // JeroMQ takes an interrupt for itself, so an interrupted thread does not borrow.
            wake();
        } else {
            borrow();
        }
    }

    /** Any thread: ends the agent's sleep. */
    public void wake() {
        selector.wakeup();
    }

    /** Agent only: lets messages that arrive at a socket end the sleep. Ends when the socket is closed. */
    public void watch(ZMQ.Socket socket) {
        try {
            socket.getFD().register(selector, SelectionKey.OP_READ);
        } catch (ClosedChannelException e) {
            throw new UncheckedIOException("socket is closed", e);
        }
        selector.wakeup();
    }

    /** Agent only: lets what happens to a channel end the sleep. Ends when the channel is closed. */
    public SelectionKey watch(SelectableChannel channel, int operations, Object attachment) throws IOException {
        SelectionKey key = channel.register(selector, operations, attachment);
        selector.wakeup();
        return key;
    }

    /**
     * Agent only: hands over the channels that are ready. Only on the agent's own thread, which is also the one that they wake; a borrower finds
     * none, because it may not wait for the sleeper to let go of the selector.
     */
    public void forEachReady(Consumer<SelectionKey> action) {
        if (!Thread.currentThread().equals(thread)) {
            return;
        }
        try {
            var ignored = selector.selectNow(key -> {
                if (key.attachment() != null) {
                    action.accept(key);
                }
            });
            assert ignored >= 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + thread.getName() + "'s channels", e);
        }
    }

    /** Ends the loop and waits for the agent to release what it holds. */
    @Override
    public void close() {
        running = false;
        wake();
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        try {
            thread.join(JOIN_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        role.lock();
        try {
            for (int faults = 0; running && faults < FAULTS_MAX; ) {
                int work = turn();
                faults = work < 0 ? faults + 1 : 0;
                if (work == 0) {
                    sleep();
                } else {
                    fruitless = 0;
                }
            }
        } catch (IOException e) {
            log(Level.SEVERE, e, "cannot wait any longer");
        } finally {
            running = false;
            agent.onClose();
            role.unlock();
            closeSelector();
        }
    }

    /** One turn; negative after a fault. What one message does wrong must not end the service of all others. */
    private int turn() {
        try {
            return agent.doWork(System.nanoTime());
        } catch (ZMQException e) {
            if (e.getErrorCode() == ZMQ.Error.EINTR.getCode()) {
                Thread.currentThread().interrupt();
                return 0;
            }
            log(Level.SEVERE, e, "fault");
            return -1;
        } catch (RuntimeException e) {
            log(Level.SEVERE, e, "fault");
            return -1;
        }
    }

    private void sleep() throws IOException {
        long nowNs = System.nanoTime();
        long untilNs = agent.untilNextNs(nowNs);
        if (untilNs <= 0) {
            return;
        }
        wakesNs = nowNs + untilNs;
        asleep = true;
        role.unlock();
        try {
            if (running && !agent.hasQueued()) {
                pauseWhereWokenForNothing();
                int signalled = selector.select((untilNs + NANOS_PER_MS - 1) / NANOS_PER_MS);
                fruitless = signalled > 0 ? fruitless + 1 : 0;
                selector.selectedKeys().clear();
            }
        } finally {
            role.lock();
            asleep = false;
        }
    }

    /**
     * JeroMQ's I/O thread makes the descriptor readable before it says that there is a command. Woken on the I/O thread's processor,
     * this thread would look again and again for what cannot be there until it lets the I/O thread go on.
     */
    private void pauseWhereWokenForNothing() {
        if (fruitless > 0) {
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    private void borrow() {
        boolean left = false;
        while (!left && running && agent.hasQueued() && role.tryLock()) {
            // What the turn does is not done for the call that the borrower works on.
            Context borrower = Context.ROOT.attach();
            try {
                left = running && borrowedTurns();
            } finally {
                Context.ROOT.detach(borrower);
                role.unlock();
            }
        }
        if (left) {
            wake();
        }
    }

    /** True when something is left for the agent's own thread: work, or a timer that is due before it wakes. */
    private boolean borrowedTurns() {
        for (int turn = 0; turn < BORROWED_TURNS_MAX; turn++) {
            if (turn() == 0) {
                long nowNs = System.nanoTime();
                return nowNs + agent.untilNextNs(nowNs) - wakesNs < 0;
            }
        }
        return true;
    }

    private void closeSelector() {
        try {
            selector.close();
        } catch (IOException e) {
            log(Level.FINE, e, "cannot close a selector");
        }
    }

    private void log(Level level, Exception problem, String what) {
        Logger.getLogger(DutyCycle.class.getName()).log(level, problem, () -> what + " in " + thread.getName());
    }
}
