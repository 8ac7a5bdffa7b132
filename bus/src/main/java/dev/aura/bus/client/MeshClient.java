package dev.aura.bus.client;

import dev.aura.bus.events.Events;
import io.grpc.Channel;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One connection to the broker. Close it before the program ends: an open ZeroMQ context costs 300 ms at exit.
 */
@SuppressWarnings("DoNotCallSuggester") // until the connection exists
public final class MeshClient implements AutoCloseable {

    private MeshClient() {}

    /** The broker's socket in a runtime directory. */
    public static Path brokerSocket(Path runtimeDirectory) {
        return runtimeDirectory.resolve("broker.sock");
    }

    /**
     * Connects to a broker's Unix socket and waits for its welcome.
     *
     * @param socket path of the socket
     * @param peerName name for people, such as {@code aura-cli}
     * @param timeout how long to wait for the welcome
     * @throws io.grpc.StatusRuntimeException UNAVAILABLE with reason MESH_DOWN when no broker answers in time
     */
    public static MeshClient connect(Path socket, String peerName, Duration timeout) {
        throw new UnsupportedOperationException("connect " + socket + " " + peerName + " " + timeout);
    }

    /** A channel that reaches every service of the mesh. */
    public Channel channel() {
        throw new UnsupportedOperationException();
    }

    /** Publish and subscribe. */
    public Events events() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
