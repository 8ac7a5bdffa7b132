package dev.aura.cli;

import com.google.protobuf.Message;
import dev.aura.bus.events.Events;
import dev.aura.proto.mesh.v1.Event;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Events that stay in this process: what is published reaches the subscribers of exactly that topic at once. */
public final class FakeEvents implements Events {

    private record Subscriber(String pattern, Consumer<Event> handler) {}

    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private final AtomicInteger subscriptions = new AtomicInteger();

    /** How many subscriptions there have been. */
    int subscriptions() {
        return subscriptions.get();
    }

    @Override
    public void publish(String topic, Message event) {
        Event sent = Event.newBuilder()
                .setTopic(topic)
                .setType(event.getDescriptorForType().getFullName())
                .setPayload(event.toByteString())
                .build();
        for (Subscriber subscriber : subscribers) {
            if (subscriber.pattern().equals(topic)) {
                subscriber.handler().accept(sent);
            }
        }
    }

    @Override
    public Subscription subscribe(String pattern, Consumer<Event> handler) {
        Subscriber subscriber = new Subscriber(pattern, handler);
        subscriptions.incrementAndGet();
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }
}
