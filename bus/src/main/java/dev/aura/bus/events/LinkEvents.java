package dev.aura.bus.events;

import com.google.protobuf.Message;
import dev.aura.bus.link.Link;
import dev.aura.bus.status.Faults;
import dev.aura.proto.bus.v1.EventInfo;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.mesh.v1.Event;
import io.grpc.Status.Code;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Events over a link's frames. */
public final class LinkEvents implements Events {

    /** Topics whose sequence is kept; a publisher with more starts again at 1 for all. */
    private static final int TOPICS_MAX = 4_096;

    private final Link link;
    private final Map<String, AtomicLong> sequences = new ConcurrentHashMap<>();
    private final AtomicLong dropped = new AtomicLong();

    public LinkEvents(Link link) {
        this.link = link;
    }

    @Override
    public void publish(String topic, Message event) {
        requireValid(TopicPattern.isTopic(topic), "BAD_TOPIC", "no topic: " + topic);
        EventInfo info = EventInfo.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType(event.getDescriptorForType().getFullName())
                .setSequence(nextSequence(topic))
                .setPublishedNs(nowNs())
                .build();
        Frame.Builder frame = Frame.newBuilder()
                .setKind(Frame.Kind.EVENT)
                .setCallId(link.nextId())
                .setTopic(topic)
                .setEvent(info);
        if (!link.trySend(dev.aura.bus.wire.Message.of(frame, event.toByteArray()))) {
            dropped.incrementAndGet();
        }
    }

    @Override
    public Subscription subscribe(String pattern, Consumer<Event> handler) {
        return subscribe(pattern, (event, lost) -> handler.accept(event));
    }

    /** The same for a handler that wants to know how many events before this one it had no room for. */
    public Subscription subscribe(String pattern, CountingHandler handler) {
        requireValid(TopicPattern.isPattern(pattern), "BAD_TOPIC", "no topic pattern: " + pattern);
        LinkSubscription subscription = new LinkSubscription(link, pattern, handler);
        subscription.open();
        return subscription;
    }

    /** Events that found the queue to the broker full, or no broker. */
    public long dropped() {
        return dropped.get();
    }

    /** Hears events with the number dropped before each. */
    public interface CountingHandler {
        void accept(Event event, long droppedBefore) throws InterruptedException;
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
