package dev.aura.bus.client;

import dev.aura.bus.events.LinkEvents;
import dev.aura.bus.link.Link;
import dev.aura.bus.link.LinkConfig;
import dev.aura.bus.security.RemoteMesh;
import dev.aura.bus.security.TokenFile;
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

    private final ZMQ.@Nullable Context context;
    private final Link link;
    private final Channel channel;
    private final LinkEvents events;

    private MeshClient(ZMQ.@Nullable Context context, Link link) {
        this.context = context;
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
     * @param tokenFile file with the token to show
     * @param timeout how long to wait for the welcome; a socket that is not there yet is waited for too
     * @throws io.grpc.StatusRuntimeException UNAVAILABLE with reason MESH_DOWN when no broker answers in time; UNAUTHENTICATED when
     *     it does not take the token
     */
    public static MeshClient connect(Path socket, String peerName, Path tokenFile, Duration timeout) {
        MeshClient client = new MeshClient(null, Link.open(LinkConfig.ipc(socket, peerName, tokenFile)));
        return client.awaitUp(timeout);
    }

    /**
     * Connects to the mesh of another machine over TCP and waits for its welcome.
     *
     * @throws io.grpc.StatusRuntimeException UNAVAILABLE with reason MESH_DOWN when none answers in time, also where it does not
     *     admit the key: it says nothing to strangers; UNAUTHENTICATED when it does not take the token
     */
    public static MeshClient connect(RemoteMesh remote, String peerName, Path tokenFile, Duration timeout) {
        ZMQ.Context context = Contexts.open();
        MeshClient client = new MeshClient(context, Link.open(LinkConfig.tcp(context, remote, peerName, tokenFile)));
        return client.awaitUp(timeout);
    }

    /** Connects to the mesh with these runtime and state directories as the user it belongs to. */
    public static MeshClient connectAsOwner(Path runtime, Path state, String peerName, Duration timeout) {
        return connect(brokerSocket(runtime), peerName, TokenFile.admin(state), timeout);
    }

    /** A channel that reaches every service of the mesh. */
    public Channel channel() {
        return channel;
    }

    /** Publish and subscribe. */
    public LinkEvents events() {
        return events;
    }

    @Override
    public void close() {
        link.close();
        if (context != null) {
            context.close();
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
