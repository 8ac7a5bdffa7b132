package dev.aura.cli.mesh;

import dev.aura.bus.events.Events;
import dev.aura.proto.mesh.v1.Event;
import io.grpc.Channel;
import java.util.function.Consumer;

/** One connection to a running mesh. */
public interface Mesh extends AutoCloseable {

    /** A channel that reaches every service of the mesh. */
    Channel channel();

    /** Publish and subscribe. */
    Events events();

    /**
     * Goes on with a durable subscription, or makes it. An event counts as taken when the handler has returned from it.
     *
     * @param name identifies the subscription
     */
    Events.Subscription subscribeDurably(String name, String pattern, Consumer<Event> handler);

    @Override
    void close();
}
