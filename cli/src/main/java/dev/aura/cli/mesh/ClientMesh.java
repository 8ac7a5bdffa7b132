package dev.aura.cli.mesh;

import dev.aura.bus.client.MeshClient;
import dev.aura.bus.events.Events;
import dev.aura.proto.bus.v1.Durable;
import dev.aura.proto.mesh.v1.Event;
import io.grpc.Channel;
import java.util.function.Consumer;

/** A connection over the broker's socket. */
record ClientMesh(MeshClient client) implements Mesh {

    @Override
    public Channel channel() {
        return client.channel();
    }

    @Override
    public Events events() {
        return client.events();
    }

    @Override
    public Events.Subscription subscribeDurably(String name, String pattern, Consumer<Event> handler) {
        // One at a time: what is sent ahead and not shown would have to come again.
        Durable durable = Durable.newBuilder().setName(name).setUnsettledMax(1).build();
        return client.events().subscribeDurably(pattern, durable, (event, attempt) -> handler.accept(event));
    }

    @Override
    public void close() {
        client.close();
    }
}
