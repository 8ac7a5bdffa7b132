package dev.aura.bus.link;

import dev.aura.bus.security.RemoteMesh;
import dev.aura.bus.wire.Batches;
import dev.aura.bus.wire.DutyCycle;
import dev.aura.bus.wire.FrameCodec;
import dev.aura.bus.wire.MalformedFrameException;
import dev.aura.bus.wire.Message;
import dev.aura.bus.wire.Outbound;
import dev.aura.bus.wire.Sockets;
import dev.aura.proto.bus.v1.Frame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/**
 * The DEALER of a link: opened anew for each attempt, so that nothing meant for a broker that died reaches the next one. Only who
 * does the link's turn touches it.
 */
final class LinkSocket {

    /** The broker's limit is not known before its welcome, so only the absurd is refused here. */
    private static final long MESSAGE_BYTES_MAX = 1L << 30;

    private final LinkConfig config;
    private final Outbound outbound = new Outbound();
    private final ArrayDeque<Message> received = new ArrayDeque<>();
    private @Nullable DutyCycle watcher;
    private ZMQ.@Nullable Socket dealer;

    LinkSocket(LinkConfig config) {
        this.config = config;
    }

    /** What arrives shall wake this one. */
    void watchedBy(DutyCycle cycle) {
        watcher = cycle;
    }

    /** Whether there is something to connect to. */
    boolean reachable() {
        Path file = config.socketFile();
        return file == null || Files.exists(file);
    }

    void open() {
        closeDealer(0);
        ZMQ.Socket socket = Sockets.dealer(config.context(), MESSAGE_BYTES_MAX);
        RemoteMesh remote = config.remote();
        if (remote != null) {
            encrypt(socket, remote);
        }
        socket.connect(config.address());
        dealer = socket;
        if (watcher != null) {
            watcher.watch(socket);
        }
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

    private static void encrypt(ZMQ.Socket socket, RemoteMesh remote) {
        socket.setCurveServerKey(ZMQ.Curve.z85Decode(remote.serverKey()));
        socket.setCurvePublicKey(ZMQ.Curve.z85Decode(remote.keys().publicKey()));
        socket.setCurveSecretKey(ZMQ.Curve.z85Decode(remote.keys().secretKey()));
    }

    /** The broker has said whether several messages may leave as one. */
    void allowBatches(boolean allowed) {
        outbound.allowBatches(allowed);
    }

    /** Lets a message leave with the next {@link #flush}. */
    void send(Message message) {
        outbound.add(message);
    }

    /** Messages that wait. */
    int backlog() {
        return outbound.isEmpty() ? 0 : outbound.size() + 1;
    }

    /** Sends what waits, as far as there is room; true when something left. */
    boolean flush() {
        ZMQ.Socket socket = dealer;
        if (socket == null || outbound.isEmpty()) {
            return false;
        }
        return outbound.flush(parts -> send(socket, parts)) == Outbound.Sent.DONE;
    }

    /** The next message; null when there is none. What is not a frame of ours is skipped. */
    @Nullable
    Message receive() {
        Message next = received.poll();
        ZMQ.Socket socket = dealer;
        while (next == null && socket != null) {
            byte @Nullable [] first = socket.recv(ZMQ.DONTWAIT);
            if (first == null) {
                return null;
            }
            next = decode(FrameCodec.receiveParts(socket, first));
        }
        return next;
    }

    /** Gives up the connection; what was sent last may still leave within the time. */
    void closeDealer(int lingerMs) {
        ZMQ.Socket socket = dealer;
        if (socket != null) {
            socket.setLinger(lingerMs);
            socket.close();
            dealer = null;
        }
        outbound.clear();
        outbound.allowBatches(false);
        received.clear();
    }

    private @Nullable Message decode(List<byte[]> parts) {
        try {
            Message message = FrameCodec.decode(parts);
            if (message.kind() != Frame.Kind.BATCH) {
                return message;
            }
            received.addAll(Batches.read(message.payloadOrEmpty()));
            return received.poll();
        } catch (MalformedFrameException e) {
            // A newer broker may know kinds that we do not: the protocol says to skip them.
            return null;
        }
    }

    private static Outbound.Sent send(ZMQ.Socket socket, List<byte[]> parts) {
        boolean sent = parts.size() == 1
                ? socket.send(parts.getFirst(), ZMQ.DONTWAIT)
                : socket.send(parts.getFirst(), ZMQ.DONTWAIT | ZMQ.SNDMORE) && socket.send(parts.get(1), ZMQ.DONTWAIT);
        return sent ? Outbound.Sent.DONE : Outbound.Sent.FULL;
    }
}
