package dev.aura.code;

import com.google.protobuf.Message;
import dev.aura.bus.events.Events;
import dev.aura.proto.mesh.v1.Event;
import java.util.function.Consumer;

/** Where nobody listens. */
public final class SilentEvents implements Events {

    @Override
    public void publish(String topic, Message event) {}

    @Override
    public Subscription subscribe(String pattern, Consumer<Event> handler) {
        return () -> {};
    }
}
