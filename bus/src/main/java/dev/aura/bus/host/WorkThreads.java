package dev.aura.bus.host;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The platform threads on which a service works. One takes task after task, so that a stream of short calls wakes nobody; others join when
 * tasks wait behind it, and up to one a slot when those at work make no progress, because they wait for something or compute for long.
 *
 * <p>Where all that work wait for something in the midst of a task, a new task wakes one more at once. Beside that one thread stands by
 * while tasks come: it looks each millisecond whether one has waited since its last look, and more often where threads at work are seen to
 * wait for something, which leaves a processor free. Threads end when idle.
 */
final class WorkThreads implements Executor {

    private static final Logger LOG = Logger.getLogger(WorkThreads.class.getName());
    private static final long IDLE_NS = 10_000_000_000L;
    private static final long LOOK_NS = 1_000_000;
    private static final long LOOK_WHERE_TASKS_WAIT_NS = 200_000;

    /** Looks without a waiting task after which nobody stands by any more. */
    private static final int QUIET_LOOKS_MAX = 20;

    /** Looks during one task after which its thread is taken to have been replaced by another. */
    private static final int LONG_LOOKS = 2;

    private enum Duty {
        NONE,
        WORK,
        STAND_BY
    }

    private final int threadsMax;
    private final int processors = Runtime.getRuntime().availableProcessors();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedDeque<Worker> idle = new ConcurrentLinkedDeque<>();
    private final List<Worker> all = new CopyOnWriteArrayList<>();
    private final AtomicInteger threads = new AtomicInteger();

    /** Threads that work, or are about to look for work. */
    private final AtomicInteger working = new AtomicInteger();

    private final AtomicBoolean standsBy = new AtomicBoolean();

    /** Counts what the one who stands by has seen; written by it alone. */
    private final AtomicInteger looks = new AtomicInteger();

    /** @param slots tasks that may be at work at once; daemons grant so many calls */
    WorkThreads(int slots) {
        // One more, who stands by.
        threadsMax = Math.max(1, slots) + 1;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        callForHelp();
    }

    /** Threads that there are, idle ones included. */
    int threads() {
        return threads.get();
    }

    /** After a task was queued, or left in the queue: sees to it that somebody looks. */
    private void callForHelp() {
        int before = working.get();
        if (isNobodyComputing() && working.compareAndSet(before, before + 1)) {
            if (summon(Duty.WORK)) {
                return;
            }
            working.decrementAndGet();
        }
        if (!standsBy.get() && standsBy.compareAndSet(false, true) && !summon(Duty.STAND_BY)) {
            standsBy.set(false);
        }
    }

    /** Gives a duty to an idle thread or a new one; false where all there may be are busy, or just about to be idle and to look for themselves. */
    private boolean summon(Duty duty) {
        Worker worker = idle.pollFirst();
        if (worker != null) {
            worker.duty = duty;
            LockSupport.unpark(worker.thread);
            return true;
        }
        if (threads.incrementAndGet() > threadsMax) {
            threads.decrementAndGet();
            return false;
        }
        try {
            new Worker(duty).thread.start();
            return true;
        } catch (OutOfMemoryError e) {
            // The system has no thread left: those that there are go on, and the next task asks again.
            threads.decrementAndGet();
            LOG.log(Level.WARNING, "cannot start a thread beside {0} others: {1}", new Object[] {threads, e});
            return false;
        }
    }

    /** Whether all that work are seen to wait for something in the midst of a task, so that nobody is about to look for the next. */
    private boolean isNobodyComputing() {
        int waiting = 0;
        for (Worker worker : all) {
            if (worker.performing) {
                if (worker.thread.getState() == Thread.State.RUNNABLE) {
                    return false;
                }
                waiting++;
            }
        }
        return waiting == working.get();
    }

    /** Threads that work and are not seen to wait for something in the midst of a task. */
    private int computing() {
        int computing = working.get();
        for (Worker worker : all) {
            if (worker.performing && worker.thread.getState() != Thread.State.RUNNABLE) {
                computing--;
            }
        }
        return computing;
    }

    private final class Worker implements Runnable {

        final Thread thread = Thread.ofPlatform()
                .name("aura-work")
                .daemon()
                .inheritInheritableThreadLocals(false)
                .unstarted(this);
        volatile Duty duty;
        volatile boolean performing;

        Worker(Duty duty) {
            this.duty = duty;
        }

        @Override
        public void run() {
            all.add(this);
            do {
                Duty given = duty;
                duty = Duty.NONE;
                if (given == Duty.WORK || standBy()) {
                    work();
                    working.decrementAndGet();
                }
            } while (rest());
            all.remove(this);
            threads.decrementAndGet();
        }

        /** Takes tasks until there is none, or another thread has taken this one's place. */
        private void work() {
            boolean wanted = true;
            while (wanted) {
                Runnable task = tasks.poll();
                if (task == null) {
                    return;
                }
                if (!standsBy.get() && !tasks.isEmpty()) {
                    callForHelp();
                }
                int before = looks.get();
                perform(task);
                wanted = looks.get() - before < LONG_LOOKS || computing() <= processors;
            }
        }

        /** Looks whether tasks wait; true when this thread shall work on them. */
        private boolean standBy() {
            Runnable seen = null;
            for (int quiet = 0; quiet < QUIET_LOOKS_MAX; ) {
                Runnable first = tasks.peek();
                int computing = computing();
                if (first != null && (computing < processors || first.equals(seen))) {
                    working.incrementAndGet();
                    standsBy.set(false);
                    return true;
                }
                seen = first;
                quiet = first == null ? quiet + 1 : 0;
                LockSupport.parkNanos(this, computing < working.get() ? LOOK_WHERE_TASKS_WAIT_NS : LOOK_NS);
                looks.lazySet(looks.get() + 1);
            }
            standsBy.set(false);
            return false;
        }

        /** Idle until there is a duty; false when there was none for long and the thread shall end. */
        private boolean rest() {
            idle.addFirst(this);
            if (!tasks.isEmpty()) {
                // It came while this thread was still counted, or while there was nobody to give it to.
                callForHelp();
            }
            long endNs = System.nanoTime() + IDLE_NS;
            while (duty == Duty.NONE) {
                long leftNs = endNs - System.nanoTime();
                if (leftNs <= 0 && idle.remove(this)) {
                    return false;
                }
                LockSupport.parkNanos(this, Math.max(leftNs, LOOK_NS));
            }
            return true;
        }

        private void perform(Runnable task) {
            performing = true;
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
            performing = false;
            // An interrupt was meant for the task.
            boolean late = Thread.interrupted();
            assert !late || thread.isAlive();
        }
    }
}
