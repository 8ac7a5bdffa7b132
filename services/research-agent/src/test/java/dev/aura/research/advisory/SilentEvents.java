package dev.aura.research.advisory;

import com.google.protobuf.Message;
import dev.aura.bus.events.Events;
import dev.aura.proto.mesh.v1.Event;
import java.util.function.Consumer;

/** No mesh: what is published goes nowhere. */
final class SilentEvents implements Events {

    @Override
    public void publish(String topic, Message event) {}

    @Override
    public Subscription subscribe(String pattern, Consumer<Event> handler) {
        return () -> {};
    }
}
