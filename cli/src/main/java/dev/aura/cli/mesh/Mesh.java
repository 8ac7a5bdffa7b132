package dev.aura.cli.mesh;

import dev.aura.bus.events.Events;
import io.grpc.Channel;

/** One connection to a running mesh. */
public interface Mesh extends AutoCloseable {

    /** A channel that reaches every service of the mesh. */
    Channel channel();

    /** Publish and subscribe. */
    Events events();

    @Override
    void close();
}
