package dev.aura.bus.link;

import dev.aura.bus.security.RemoteMesh;
import dev.aura.bus.wire.DutyCycle;
import dev.aura.bus.wire.FrameCodec;
import dev.aura.bus.wire.Outbound.Sent;
import dev.aura.bus.wire.Sockets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** Over a DEALER of JeroMQ, for TCP: the encryption is the library's. */
final class DealerTransport implements Transport {

    /** The broker's limit is not known before its welcome, so only the absurd is refused here. */
    private static final long MESSAGE_BYTES_MAX = 1L << 30;

    private final LinkConfig config;
    private final ZMQ.Context context;
    private @Nullable DutyCycle watcher;
    private ZMQ.@Nullable Socket dealer;

    DealerTransport(LinkConfig config) {
        this.config = config;
        this.context = Objects.requireNonNull(config.context());
    }

    @Override
    public void watchedBy(DutyCycle cycle) {
        watcher = cycle;
    }

    @Override
    public boolean reachable() {
        return true;
    }

    @Override
    public void open() {
        close(0);
        ZMQ.Socket socket = Sockets.dealer(context, MESSAGE_BYTES_MAX);
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
    @Override
    public void nudge() {
        ZMQ.Socket throwAway = context.socket(SocketType.DEALER);
        throwAway.setLinger(0);
        throwAway.connect(config.address());
        throwAway.close();
    }

    private static void encrypt(ZMQ.Socket socket, RemoteMesh remote) {
        socket.setCurveServerKey(ZMQ.Curve.z85Decode(remote.serverKey()));
        socket.setCurvePublicKey(ZMQ.Curve.z85Decode(remote.keys().publicKey()));
        socket.setCurveSecretKey(ZMQ.Curve.z85Decode(remote.keys().secretKey()));
    }

    @Override
    public Sent send(List<byte[]> parts) {
        ZMQ.Socket socket = dealer;
        if (socket == null) {
            return Sent.GONE;
        }
        boolean sent = parts.size() == 1
                ? socket.send(parts.getFirst(), ZMQ.DONTWAIT)
                : socket.send(parts.getFirst(), ZMQ.DONTWAIT | ZMQ.SNDMORE) && socket.send(parts.get(1), ZMQ.DONTWAIT);
        return sent ? Sent.DONE : Sent.FULL;
    }

    @Override
    public @Nullable List<byte[]> receive() {
        ZMQ.Socket socket = dealer;
        byte @Nullable [] first = socket == null ? null : socket.recv(ZMQ.DONTWAIT);
        return first == null || socket == null ? null : FrameCodec.receiveParts(socket, first);
    }

    @Override
    public void close(int lingerMs) {
        ZMQ.Socket socket = dealer;
        if (socket != null) {
            socket.setLinger(lingerMs);
            socket.close();
            dealer = null;
        }
    }
}
