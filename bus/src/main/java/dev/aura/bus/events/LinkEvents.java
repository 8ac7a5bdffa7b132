package dev.aura.bus.events;

import com.google.protobuf.Message;
import dev.aura.bus.link.Link;
import dev.aura.bus.status.Faults;
import dev.aura.proto.bus.v1.Durable;
import dev.aura.proto.bus.v1.EventInfo;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Guarantee;
import dev.aura.proto.mesh.v1.Event;
import io.grpc.Status.Code;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Events over a link's frames. */
public final class LinkEvents implements Events {

    /** Topics whose sequence is kept; a publisher with more starts again at 1 for all. */
    private static final int TOPICS_MAX = 4_096;

    private final Link link;
    private final Map<String, AtomicLong> sequences = new ConcurrentHashMap<>();
    private final EventIds ids = new EventIds();
    private final AtomicLong dropped = new AtomicLong();

    public LinkEvents(Link link) {
        this.link = link;
    }

    @Override
    public void publish(String topic, Message event) {
        requireValid(TopicPattern.isTopic(topic), "BAD_TOPIC", "no topic: " + topic);
        EventInfo info = info(topic, event.getDescriptorForType().getFullName());
        Frame.Builder frame =
                Frame.newBuilder().setKind(Frame.Kind.EVENT).setTopic(topic).setEvent(info);
        // Without a call id nobody is told what became of it, as nobody waits for that.
        if (!link.trySend(dev.aura.bus.wire.Message.of(frame, event.toByteArray()))) {
            dropped.incrementAndGet();
        }
    }

    @Override
    public Subscription subscribe(String pattern, Consumer<Event> handler) {
        return subscribeCounting(pattern, (event, lost) -> handler.accept(event));
    }

    /** The same for a handler that wants to know how many events before this one it had no room for. */
    public Subscription subscribeCounting(String pattern, CountingHandler handler) {
        requireValid(TopicPattern.isPattern(pattern), "BAD_TOPIC", "no topic pattern: " + pattern);
        LinkSubscription subscription = new LinkSubscription(link, pattern, handler);
        subscription.open();
        return subscription;
    }

    /**
     * Calls the handler for each event whose topic matches, at least once, across restarts of both sides, until the handler returns from it.
     * An event on which the handler throws comes again after a wait, and becomes a dead letter when it keeps failing.
     *
     * @param name identifies the subscription: 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
     * @throws io.grpc.StatusRuntimeException why the broker refused it
     */
    public Subscription subscribeDurably(String name, String pattern, Consumer<Event> handler) {
        return subscribeDurably(
                pattern, Durable.newBuilder().setName(name).build(), (event, attempt) -> handler.accept(event));
    }

    /** The same with all that a durable subscription can ask for. */
    public Subscription subscribeDurably(String pattern, Durable durable, DeliveryHandler handler) {
        requireValid(TopicPattern.isPattern(pattern), "BAD_TOPIC", "no topic pattern: " + pattern);
        DurableSubscription subscription = new DurableSubscription(link, pattern, durable, handler);
        subscription.open();
        return subscription;
    }

    /**
     * Sends an event and waits until it is on the broker's disk.
     *
     * @return the event's id
     * @throws io.grpc.StatusRuntimeException where that is not known to be so; a second publication under the same id is recognised
     */
    public String publishDurably(String topic, Message event) {
        requireValid(TopicPattern.isTopic(topic), "BAD_TOPIC", "no topic: " + topic);
        EventInfo info = info(topic, event.getDescriptorForType().getFullName());
        publishDurably(topic, info, event.toByteArray()).join();
        return info.getId();
    }

    /** Sends an event; the result is done when it is on the broker's disk, or says why that is not known. */
    public DurablePublication publishDurably(String topic, EventInfo info, byte[] payload) {
        DurablePublication publication = new DurablePublication();
        link.open(
                dev.aura.bus.wire.Message.of(
                        Frame.newBuilder()
                                .setKind(Frame.Kind.EVENT)
                                .setCallId(link.nextId())
                                .setTopic(topic)
                                .setEvent(info)
                                .setGuarantee(Guarantee.newBuilder().setLevel(Guarantee.Level.FSYNCED)),
                        payload),
                publication);
        return publication;
    }

    /** Events that found the queue to the broker full, or no broker. */
    public long dropped() {
        return dropped.get();
    }

    /** Hears events with the number dropped before each. */
    public interface CountingHandler {
        void accept(Event event, long droppedBefore) throws InterruptedException;
    }

    /** Hears deliveries of a durable subscription. */
    public interface DeliveryHandler {

        /** An event; an exception has it delivered again. */
        void accept(Event event, int attempt) throws InterruptedException;

        /** Nothing more comes: another subscriber took over. */
        default void ended(io.grpc.StatusRuntimeException why) {}
    }

    private EventInfo info(String topic, String type) {
        return EventInfo.newBuilder()
                .setId(ids.next())
                .setType(type)
                .setSequence(nextSequence(topic))
                .setPublishedNs(nowNs())
                .build();
    }

    private long nextSequence(String topic) {
        if (sequences.size() > TOPICS_MAX) {
            sequences.clear();
        }
        return sequences.computeIfAbsent(topic, t -> new AtomicLong()).incrementAndGet();
    }

    private static long nowNs() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    private static void requireValid(boolean valid, String reason, String message) {
        if (!valid) {
            throw Faults.of(
                    Code.INVALID_ARGUMENT,
                    reason,
                    message + "; use words of letters, digits, - and _ separated by dots, at most 255 characters");
        }
    }
}
