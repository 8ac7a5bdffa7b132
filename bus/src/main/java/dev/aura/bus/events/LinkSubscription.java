package dev.aura.bus.events;

import com.google.protobuf.Timestamp;
import com.google.protobuf.UnsafeByteOperations;
import dev.aura.bus.link.FrameSink;
import dev.aura.bus.link.Link;
import dev.aura.bus.link.LinkState;
import dev.aura.bus.link.SerialExecutor;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.EventInfo;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.mesh.v1.Event;
import io.grpc.Status;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A standing subscription: subscribes again after each welcome, and queues events for its handler within bounds. The link's thread
 * delivers; the handler runs on a virtual thread.
 */
final class LinkSubscription implements Events.Subscription, FrameSink {

    private static final int QUEUED_MAX = 1_024;
    private static final long QUEUED_BYTES_MAX = 8L << 20;
    private static final long STAND_WAIT_MS = 5_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Link link;
    private final String pattern;
    private final LinkEvents.CountingHandler handler;
    private final long callId;
    private final SerialExecutor serial =
            new SerialExecutor(task -> Thread.ofVirtual().name("aura-events").start(task));
    private final CountDownLatch stands = new CountDownLatch(1);
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final Runnable subscribing = this::subscribe;
    private volatile boolean closed;

    LinkSubscription(Link link, String pattern, LinkEvents.CountingHandler handler) {
        this.link = link;
        this.pattern = pattern;
        this.handler = handler;
        this.callId = link.nextId();
    }

    /** Subscribes, and waits until the broker says that it stands; without a broker it stands from the next welcome on. */
    void open() {
        link.whenUp(subscribing);
        if (link.state() == LinkState.UP) {
            subscribe();
            awaitStanding();
        }
    }

    @Override
    public void onFrame(Message message) {
        switch (message.kind()) {
            case ACK, END -> stands.countDown();
            case EVENT -> enqueue(message);
            default -> {
                // No other kind belongs to a subscription.
            }
        }
    }

    @Override
    public void onLost(Status status, String reason) {
        // The link subscribes again after its next welcome.
    }

    @Override
    public void close() {
        closed = true;
        link.noLongerWhenUp(subscribing);
        link.send(Message.of(Frame.newBuilder().setKind(Frame.Kind.UNSUBSCRIBE).setCallId(callId)));
    }

    private void subscribe() {
        if (!closed) {
            link.open(
                    Message.of(Frame.newBuilder()
                            .setKind(Frame.Kind.SUBSCRIBE)
                            .setCallId(callId)
                            .setTopic(pattern)),
                    this);
        }
    }

    private void awaitStanding() {
        try {
            // A broker that does not answer in this time is hung; the link will notice and join again.
            boolean stood = stands.await(STAND_WAIT_MS, TimeUnit.MILLISECONDS);
            assert stood || link.state() != LinkState.UP : "subscription to " + pattern + " was not acknowledged";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void enqueue(Message message) {
        if (queued.get() >= QUEUED_MAX || queuedBytes.get() > QUEUED_BYTES_MAX) {
            dropped.incrementAndGet();
            return;
        }
        queued.incrementAndGet();
        queuedBytes.addAndGet(message.payloadBytes());
        serial.execute(() -> handle(message));
    }

    private void handle(Message message) {
        try {
            if (!closed) {
                long lost = dropped.getAndSet(0) + message.dropped();
                handler.accept(event(message), lost);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            queued.decrementAndGet();
            queuedBytes.addAndGet(-message.payloadBytes());
        }
    }

    static Event event(Message message) {
        Frame header = message.header();
        EventInfo info = header.getEvent();
        return Event.newBuilder()
                .setTopic(header.getTopic())
                .setId(info.getId())
                .setType(info.getType())
                // Nobody writes to a payload once it has arrived.
                .setPayload(UnsafeByteOperations.unsafeWrap(message.payloadOrEmpty()))
                .setPublisher(message.source())
                .setSequence(info.getSequence())
                .setPublishedAt(Timestamp.newBuilder()
                        .setSeconds(info.getPublishedNs() / NANOS_PER_SECOND)
                        .setNanos((int) (info.getPublishedNs() % NANOS_PER_SECOND)))
                .build();
    }
}
