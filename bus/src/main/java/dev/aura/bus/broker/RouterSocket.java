package dev.aura.bus.broker;

import dev.aura.bus.security.CurveKeys;
import dev.aura.bus.wire.DutyCycle;
import dev.aura.bus.wire.FrameCodec;
import dev.aura.bus.wire.MalformedFrameException;
import dev.aura.bus.wire.Message;
import dev.aura.bus.wire.Outbound.Sent;
import dev.aura.bus.wire.Sockets;
import dev.aura.proto.bus.v1.Frame;
import io.grpc.Status.Code;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.Msg;
import zmq.io.Metadata;

/** The broker's ROUTER for TCP. A send never waits: it succeeds, or the peer is full, or it is gone. */
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
    private static final String ZAP_DOMAIN = "aura";

    /** Said to a connection whose key was taken off the list. */
    private static final List<byte[]> OUT = FrameCodec.encode(Replies.reject(
            0, Code.UNAUTHENTICATED, "KEY_NOT_ALLOWED", "the key is no longer on the list (bus.tcp.allowFile)"));

    private final ZMQ.Socket socket;

    /** Knows what each message has to carry. */
    private final AdmittedKeys admitted;

    private RouterSocket(ZMQ.Context context, BrokerConfig.Limits limits, AdmittedKeys admitted) {
        // Somewhat too large payloads are let in, so that their sender gets an answer; beyond, ZeroMQ drops the
        // connection.
        long messageBytesMax = limits.payloadBytesMax() * PAYLOAD_SLACK_FACTOR + FrameCodec.HEADER_BYTES_MAX;
        this.socket = Sockets.router(context, messageBytesMax);
        this.admitted = admitted;
    }

    /**
     * One for TCP, encrypted.
     *
     * @param admitted knows what {@link ZapAgent} gives those whom it admits
     */
    static RouterSocket curve(ZMQ.Context context, BrokerConfig.Limits limits, CurveKeys keys, AdmittedKeys admitted) {
        RouterSocket router = new RouterSocket(context, limits, admitted);
        router.socket.setZapDomain(ZAP_DOMAIN);
        router.socket.setCurveServer(true);
        router.socket.setCurvePublicKey(ZMQ.Curve.z85Decode(keys.publicKey()));
        router.socket.setCurveSecretKey(ZMQ.Curve.z85Decode(keys.secretKey()));
        return router;
    }

    /** Returns the address that it became. */
    String bind(String address) {
        if (!socket.bind(address)) {
            throw new ZMQException("bind failed", socket.errno());
        }
        return socket.getLastEndpoint();
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
        return receiveAdmitted(Route.ofTcp(identity), identity);
    }

    private Received receiveAdmitted(String peer, byte[] identity) {
        Msg first = socket.hasReceiveMore() ? socket.base().recv(zmq.ZMQ.ZMQ_DONTWAIT) : null;
        if (first == null) {
            return new Received(peer, null, "no header");
        }
        Metadata metadata = first.getMetadata();
        String proof = metadata == null ? null : metadata.get(Metadata.USER_ID);
        Received received = decoded(peer, first.data());
        Message message = received.message();
        // The notice that a connection has ended is the socket's own, and carries nothing.
        boolean ended = message != null && message.kind() == Frame.Kind.GOODBYE;
        if (ended) {
            return received;
        }
        if (proof == null || !admitted.isProof(proof)) {
            return new Received(peer, null, "the key of this connection was not admitted");
        }
        if (!admitted.stands(proof)) {
            send(identity, OUT);
            return new Received(peer, Replies.of(Frame.Kind.GOODBYE, 0), "");
        }
        return received;
    }

    private Received decoded(String peer, byte[] first) {
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
