package dev.aura.bus.wire;

import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/** Lets an agent sleep until its socket has a message, its inbox an item, or time is up. */
public final class SocketPoller implements AutoCloseable {

    private static final long NANOS_PER_MS = 1_000_000;

    private final ZMQ.Poller poller;
    private final Inbox<?> inbox;
    private final int inboxIndex;
    private ZMQ.@Nullable Socket socket;

    public SocketPoller(ZMQ.Context context, Inbox<?> inbox) {
        this.inbox = inbox;
        this.poller = context.poller(2);
        this.inboxIndex = poller.register(inbox.wakeSource(), ZMQ.Poller.POLLIN);
    }

    /** Watches this socket from now on; null for none. */
    public void watch(ZMQ.@Nullable Socket next) {
        if (socket != null) {
            poller.unregister(socket);
        }
        socket = next;
        if (next != null) {
            poller.register(next, ZMQ.Poller.POLLIN);
        }
    }

    /** Sleeps at most so long. */
    public void await(long timeoutNs) {
        if (inbox.prepareSleep()) {
            long timeoutMs = Math.max(0, (timeoutNs + NANOS_PER_MS - 1) / NANOS_PER_MS);
            poller.poll(timeoutMs);
            inbox.awake(poller.pollin(inboxIndex));
        }
    }

    @Override
    public void close() {
        poller.close();
    }
}
