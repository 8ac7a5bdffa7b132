package dev.aura.bus.client;

import dev.aura.bus.link.Link;
import dev.aura.bus.link.LinkState;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Queries whose connection broke while they were under way: they are sent again once there is a broker again, which may take a few seconds, and
 * a few times more while its services have not joined yet. They wait for as long as their deadline allows, at most five seconds.
 */
final class LostCalls {

    static final long WAIT_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long AGAIN_MS = 50;

    /** A call that can be sent again. */
    interface Lost {

        /** Sends it again, unless it is over. */
        void resend();

        /** Nothing came back in time. */
        void giveUp();
    }

    private final Link link;
    private final Queue<Lost> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean watching = new AtomicBoolean();

    LostCalls(Link link) {
        this.link = link;
    }

    /** Sends a call again when the link is up, or gives it up after the time. */
    void add(Lost call, long waitNs) {
        if (watching.compareAndSet(false, true)) {
            link.whenUp(this::resendAll);
        }
        waiting.add(call);
        later(
                () -> {
                    if (waiting.remove(call)) {
                        call.giveUp();
                    }
                },
                TimeUnit.NANOSECONDS.toMillis(waitNs) + 1);
        if (link.state() == LinkState.UP && waiting.remove(call)) {
            // It came back between the loss and now.
            call.resend();
        }
    }

    /** Sends a call again soon: the broker is there, its services are not yet. */
    void again(Lost call) {
        later(call::resend, AGAIN_MS);
    }

    private void resendAll() {
        for (Lost call = waiting.poll(); call != null; call = waiting.poll()) {
            call.resend();
        }
    }

    private static void later(Runnable task, long delayMs) {
        CompletableFuture.delayedExecutor(
                        delayMs,
                        TimeUnit.MILLISECONDS,
                        run -> Thread.ofVirtual().name("aura-retry").start(run))
                .execute(task);
    }
}
