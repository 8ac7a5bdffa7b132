package dev.aura.bus.host;

import io.grpc.Context;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Gives calls a context that ends with their deadline. One timer thread for all daemons of a process. */
public final class Deadlines implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer;

    public Deadlines() {
        timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("aura-deadlines").factory());
        // A call that ends in time must not leave its timer behind.
        timer.setRemoveOnCancelPolicy(true);
    }

    Context.CancellableContext context(long remainingNs) {
        return remainingNs > 0
                ? Context.ROOT.withDeadlineAfter(remainingNs, TimeUnit.NANOSECONDS, timer)
                : Context.ROOT.withCancellation();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
