package dev.aura.bus.client;

import dev.aura.bus.events.Events;
import dev.aura.bus.events.LinkEvents;
import dev.aura.bus.link.Link;
import dev.aura.bus.link.LinkConfig;
import dev.aura.bus.wire.Contexts;
import io.grpc.Channel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/**
 * One connection to the broker, which it joins again when the broker restarts. Close it before the program ends: an open ZeroMQ
 * context costs 300 ms at exit.
 */
public final class MeshClient implements AutoCloseable {

    private final ZMQ.@Nullable Context ownContext;
    private final Link link;
    private final Channel channel;
    private final Events events;

    private MeshClient(ZMQ.@Nullable Context ownContext, Link link) {
        this.ownContext = ownContext;
        this.link = link;
        this.channel = new MeshChannel(link);
        this.events = new LinkEvents(link);
    }

    /** The broker's socket in a runtime directory. */
    public static Path brokerSocket(Path runtimeDirectory) {
        return runtimeDirectory.resolve("broker.sock");
    }

    /** Whether somebody listens on a broker's socket: an answer in well under a millisecond, with no ZeroMQ started. */
    public static boolean isListening(Path socket) {
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return probe.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Connects to a broker's Unix socket and waits for its welcome.
     *
     * @param socket path of the socket
     * @param peerName name for people, such as {@code aura-cli}
     * @param timeout how long to wait for the welcome; a socket that is not there yet is waited for too
     * @throws io.grpc.StatusRuntimeException UNAVAILABLE with reason MESH_DOWN when no broker answers in time
     */
    public static MeshClient connect(Path socket, String peerName, Duration timeout) {
        ZMQ.Context context = Contexts.open();
        MeshClient client = new MeshClient(context, Link.open(LinkConfig.ipc(context, socket, peerName)));
        return client.awaitUp(timeout);
    }

    /**
     * Connects within one process to a broker that shares the ZeroMQ context; the context stays open when the client is closed.
     *
     * @throws io.grpc.StatusRuntimeException UNAVAILABLE with reason MESH_DOWN when no broker answers in time
     */
    public static MeshClient connectInproc(ZMQ.Context context, String address, String peerName, Duration timeout) {
        MeshClient client = new MeshClient(null, Link.open(LinkConfig.inproc(context, address, peerName)));
        return client.awaitUp(timeout);
    }

    /** A channel that reaches every service of the mesh. */
    public Channel channel() {
        return channel;
    }

    /** Publish and subscribe. */
    public Events events() {
        return events;
    }

    @Override
    public void close() {
        link.close();
        if (ownContext != null) {
            ownContext.close();
        }
    }

    private MeshClient awaitUp(Duration timeout) {
        try {
            link.awaitUp(timeout);
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }
}
