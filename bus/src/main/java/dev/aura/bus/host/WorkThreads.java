package dev.aura.bus.host;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which a service works. One that grants few slots computes: it gets platform threads, one a slot, made when needed and ended when
 * idle. One that grants many waits most of the time: it gets virtual threads.
 *
 * <p>Virtual threads run on as many carriers as there are processors. Two calls that compute would hold up all others, and two that load
 * classes can stand still for good: each keeps its carrier while it waits for a lock that some virtual thread cannot give back without one.
 */
final class WorkThreads {

    private static final int IDLE_SECONDS = 10;
    private static final int PLATFORM_SLOTS_MAX = 64;

    private WorkThreads() {}

    /** An executor of a service with so many slots. Its threads do not keep the process alive. */
    static Executor forSlots(int slots) {
        if (slots > PLATFORM_SLOTS_MAX) {
            return task -> Thread.ofVirtual().name("aura-work").start(task);
        }
        int threads = Math.max(1, slots);
        return new ForkJoinPool(
                threads, WorkThreads::newThread, null, true, 0, threads, 1, null, IDLE_SECONDS, TimeUnit.SECONDS);
    }

    private static ForkJoinWorkerThread newThread(ForkJoinPool pool) {
        ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
        thread.setName("aura-work-" + thread.getPoolIndex());
        return thread;
    }
}
