package dev.aura.bus.events;

import dev.aura.bus.link.Link;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A subscription that queues events for its handler within bounds, and counts those that it has no room for. */
final class LinkSubscription implements Events.Subscription {

    private static final int QUEUED_MAX = 1_024;
    private static final long QUEUED_BYTES_MAX = 8L << 20;

    private final LinkEvents.CountingHandler handler;
    private final Standing standing;
    private final EventReader reader = new EventReader();
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    LinkSubscription(Link link, String pattern, LinkEvents.CountingHandler handler) {
        this.handler = handler;
        this.standing = new Standing(link, Frame.newBuilder().setTopic(pattern), this::enqueue, why -> {});
    }

    /**
     * Subscribes, and waits until the broker says that it stands; without a broker it stands from the next welcome on.
     *
     * @throws io.grpc.StatusRuntimeException why the broker refused it
     */
    void open() {
        standing.open();
    }

    @Override
    public void close() {
        standing.end();
        standing.sayUnsubscribe();
    }

    private void enqueue(Message message) {
        if (queued.get() >= QUEUED_MAX || queuedBytes.get() > QUEUED_BYTES_MAX) {
            dropped.incrementAndGet();
            return;
        }
        queued.incrementAndGet();
        queuedBytes.addAndGet(message.payloadBytes());
        standing.inOrder(() -> handle(message));
    }

    private void handle(Message message) {
        try {
            if (!standing.isClosed()) {
                EventReader.Arrived arrived = reader.read(message);
                handler.accept(arrived.event(), dropped.getAndSet(0) + arrived.dropped());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            queued.decrementAndGet();
            queuedBytes.addAndGet(-message.payloadBytes());
        }
    }
}
