package dev.aura.bus.events;

import com.google.protobuf.Message;
import dev.aura.proto.mesh.v1.Event;
import java.util.function.Consumer;

/** Publishes and receives events. Safe for any thread. */
public interface Events {

    /**
     * Sends an event to the subscribers of its topic. Does not wait; an event that finds the queue to the broker full is
     * dropped and counted.
     *
     * @param topic words of letters, digits, {@code -} and {@code _}, separated by dots
     */
    void publish(String topic, Message event);

    /**
     * Calls the handler for each event whose topic matches, one at a time, until the subscription is closed. Events that a
     * slow handler has no room for are dropped and counted.
     *
     * @param pattern a topic in which {@code *} stands for one word and {@code >} at the end for one or more
     * @throws io.grpc.StatusRuntimeException why the broker refused it
     */
    Subscription subscribe(String pattern, Consumer<Event> handler);

    /** A standing subscription. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
