package dev.aura.bus.broker;

import dev.aura.bus.wire.DutyCycle;
import dev.aura.bus.wire.FrameCodec;
import dev.aura.bus.wire.MalformedFrameException;
import dev.aura.bus.wire.Message;
import dev.aura.bus.wire.Outbound.Sent;
import dev.aura.bus.wire.Sockets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** The broker's ROUTER. A send never waits: it succeeds, or the peer is full, or it is gone. */
final class RouterSocket implements AutoCloseable {

    /**
     * A message that came in.
     *
     * @param peer who sent it: ZeroMQ's routing id, as one character a byte
     * @param message null where it was not a frame of ours
     * @param problem what was wrong with it then
     */
    record Received(String peer, @Nullable Message message, String problem) {}

    private static final int PAYLOAD_SLACK_FACTOR = 2;

    private final ZMQ.Socket socket;

    RouterSocket(ZMQ.Context context, BrokerConfig config) {
        // Somewhat too large payloads are let in, so that their sender gets an answer; beyond, ZeroMQ drops the
        // connection.
        long messageBytesMax = config.limits().payloadBytesMax() * PAYLOAD_SLACK_FACTOR + FrameCodec.HEADER_BYTES_MAX;
        socket = Sockets.router(context, messageBytesMax);
    }

    void bind(String address) {
        socket.bind(address);
    }

    /** What arrives shall wake this one. */
    void watchedBy(DutyCycle cycle) {
        cycle.watch(socket);
    }

    /** The next message; null when there is none. */
    @Nullable
    Received receive() {
        byte @Nullable [] identity = socket.recv(ZMQ.DONTWAIT);
        if (identity == null) {
            return null;
        }
        String peer = Route.ofSocket(identity);
        byte @Nullable [] first = socket.hasReceiveMore() ? socket.recv(ZMQ.DONTWAIT) : null;
        if (first == null) {
            return new Received(peer, null, "no header");
        }
        try {
            return new Received(peer, FrameCodec.decode(FrameCodec.receiveParts(socket, first)), "");
        } catch (MalformedFrameException e) {
            return new Received(peer, null, String.valueOf(e.getMessage()));
        }
    }

    Sent send(byte[] peer, List<byte[]> parts) {
        try {
            if (!socket.send(peer, ZMQ.SNDMORE | ZMQ.DONTWAIT)) {
                return Sent.FULL;
            }
            if (parts.size() == 1) {
                socket.send(parts.getFirst(), ZMQ.DONTWAIT);
            } else {
                socket.send(parts.getFirst(), ZMQ.SNDMORE | ZMQ.DONTWAIT);
                socket.send(parts.get(1), ZMQ.DONTWAIT);
            }
            return Sent.DONE;
        } catch (ZMQException e) {
            if (e.getErrorCode() == ZMQ.Error.EHOSTUNREACH.getCode()) {
                return Sent.GONE;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        // What was sent last, the farewell, may still leave.
        socket.setLinger(50);
        socket.close();
    }
}
