package dev.aura.cli.mesh;

import dev.aura.bus.client.MeshClient;
import dev.aura.bus.events.Events;
import io.grpc.Channel;

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
    public void close() {
        client.close();
    }
}
