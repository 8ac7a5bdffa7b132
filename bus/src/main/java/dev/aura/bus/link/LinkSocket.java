package dev.aura.bus.link;

import dev.aura.bus.wire.FrameCodec;
import dev.aura.bus.wire.Inbox;
import dev.aura.bus.wire.MalformedFrameException;
import dev.aura.bus.wire.Message;
import dev.aura.bus.wire.SocketPoller;
import dev.aura.bus.wire.Sockets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/**
 * The DEALER of a link: opened anew for each attempt, so that nothing meant for a broker that died reaches the next one. Only the
 * link's own thread touches it.
 */
final class LinkSocket implements AutoCloseable {

    /** The broker's limit is not known before its welcome, so only the absurd is refused here. */
    private static final long MESSAGE_BYTES_MAX = 1L << 30;

    private final LinkConfig config;
    private final SocketPoller poller;
    private ZMQ.@Nullable Socket dealer;

    LinkSocket(LinkConfig config, Inbox<?> inbox) {
        this.config = config;
        this.poller = new SocketPoller(config.context(), inbox);
    }

    /** Whether there is something to connect to. */
    boolean reachable() {
        Path file = config.socketFile();
        return file == null || Files.exists(file);
    }

    void open() {
        closeDealer(0);
        ZMQ.Socket socket = Sockets.dealer(config.context(), MESSAGE_BYTES_MAX);
        socket.connect(config.address());
        dealer = socket;
        poller.watch(socket);
    }

    /**
     * Frees a connect that JeroMQ has lost sight of: its poller can cancel the key of a channel that connected at once, and does
     * not look at it again until another channel registers with the same I/O thread. A throw-away socket is that other channel.
     */
    void nudge() {
        if (config.socketFile() == null) {
            return;
        }
        ZMQ.Socket throwAway = config.context().socket(SocketType.DEALER);
        throwAway.setLinger(0);
        throwAway.connect(config.address());
        throwAway.close();
    }

    /** Sends unless the connection is full. */
    boolean send(Message message) {
        ZMQ.Socket socket = dealer;
        if (socket == null) {
            return false;
        }
        List<byte[]> parts = FrameCodec.encode(message);
        if (parts.size() == 1) {
            return socket.send(parts.getFirst(), ZMQ.DONTWAIT);
        }
        return socket.send(parts.getFirst(), ZMQ.DONTWAIT | ZMQ.SNDMORE) && socket.send(parts.get(1), ZMQ.DONTWAIT);
    }

    /** The next message; null when there is none. What is not a frame of ours is skipped. */
    @Nullable
    Message receive() {
        ZMQ.Socket socket = dealer;
        while (socket != null) {
            byte @Nullable [] first = socket.recv(ZMQ.DONTWAIT);
            if (first == null) {
                return null;
            }
            try {
                return FrameCodec.decode(FrameCodec.receiveParts(socket, first));
            } catch (MalformedFrameException e) {
                // A newer broker may know kinds that we do not: the protocol says to skip them.
            }
        }
        return null;
    }

    void await(long timeoutNs) {
        poller.await(timeoutNs);
    }

    /** Gives up the connection; what was sent last may still leave within the time. */
    void closeDealer(int lingerMs) {
        ZMQ.Socket socket = dealer;
        if (socket != null) {
            poller.watch(null);
            socket.setLinger(lingerMs);
            socket.close();
            dealer = null;
        }
    }

    @Override
    public void close() {
        closeDealer(0);
        poller.close();
    }
}
