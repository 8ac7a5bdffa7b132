package dev.aura.bus.wire;

import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Status;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** Opens sockets with every default of ZeroMQ that hurts replaced. The reasons are in {@code docs/decisions/011-zeromq.md}. */
public final class Sockets {

    /** Messages that ZeroMQ itself holds for each connection and direction; more wait in our own queues, counted in bytes. */
    private static final int HIGH_WATER_MARK = 256;

    private static final int HANDSHAKE_MS = 2_000;
    private static final int RECONNECT_MS = 20;
    private static final int RECONNECT_MAX_MS = 250;
    private static final int BACKLOG = 1_024;

    /** Stands in {@code status.reason} of the frame that a socket puts in front of its owner when the other side is gone. */
    public static final String DISCONNECTED = "DISCONNECTED";

    /** Stands in {@code status.reason} of the REJECT of a registration, which leaves the peer joined. */
    public static final String BAD_REGISTRATION = "BAD_REGISTRATION";

    private Sockets() {}

    /** The broker's socket. A peer whose connection ends is reported by a GOODBYE in its name. */
    public static ZMQ.Socket router(ZMQ.Context context, long messageBytesMax) {
        ZMQ.Socket socket = open(context, SocketType.ROUTER, messageBytesMax);
        socket.setRouterMandatory(true);
        socket.setBacklog(BACKLOG);
        socket.base().setSocketOpt(zmq.ZMQ.ZMQ_DISCONNECT_MSG, notice(Frame.Kind.GOODBYE));
        return socket;
    }

    /** A peer's socket. A broker whose connection ends is reported by a REJECT in its name. */
    public static ZMQ.Socket dealer(ZMQ.Context context, long messageBytesMax) {
        ZMQ.Socket socket = open(context, SocketType.DEALER, messageBytesMax);
        socket.setReconnectIVL(RECONNECT_MS);
        socket.setReconnectIVLMax(RECONNECT_MAX_MS);
        socket.base().setSocketOpt(zmq.ZMQ.ZMQ_HICCUP_MSG, notice(Frame.Kind.REJECT));
        return socket;
    }

    private static ZMQ.Socket open(ZMQ.Context context, SocketType type, long messageBytesMax) {
        ZMQ.Socket socket = context.socket(type);
        socket.setLinger(0);
        socket.setHWM(HIGH_WATER_MARK);
        socket.setMaxMsgSize(messageBytesMax);
        socket.setHandshakeIvl(HANDSHAKE_MS);
        return socket;
    }

    /** The frame that says in the other side's name that it is gone. */
    public static byte[] notice(Frame.Kind kind) {
        return Frame.newBuilder()
                .setKind(kind)
                .setStatus(Status.newBuilder()
                        .setCode(io.grpc.Status.Code.UNAVAILABLE.value())
                        .setReason(DISCONNECTED))
                .build()
                .toByteArray();
    }
}
