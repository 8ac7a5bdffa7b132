package dev.aura.bus.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.aura.proto.bus.v1.Frame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/** Reads and writes {@code [header][payload?]}, the parts of every message. Specified in {@code docs/protocol.md}. */
public final class FrameCodec {

    /** A longer header is refused: it would hold metadata beyond any use. */
    public static final int HEADER_BYTES_MAX = 64 * 1024;

    /** The newest and the oldest protocol version spoken here. */
    public static final int PROTOCOL_VERSION = 1;

    private static final int PARTS_MAX = 2;

    private FrameCodec() {}

    /** The parts to send. */
    public static List<byte[]> encode(Message message) {
        byte[] header = message.header().toByteArray();
        byte[] payload = message.payload();
        return payload == null ? List.of(header) : List.of(header, payload);
    }

    /**
     * Reads the parts of one message.
     *
     * @throws MalformedFrameException when they are not a frame of ours, with the reason for a log
     */
    public static Message decode(List<byte[]> parts) throws MalformedFrameException {
        if (parts.isEmpty() || parts.size() > PARTS_MAX) {
            throw new MalformedFrameException("a message has 1 or 2 parts, this one " + parts.size());
        }
        byte[] header = parts.getFirst();
        if (header.length > HEADER_BYTES_MAX) {
            throw new MalformedFrameException("header of " + header.length + " bytes, at most " + HEADER_BYTES_MAX);
        }
        Frame frame = parse(header);
        if (frame.getKind() == Frame.Kind.KIND_UNSPECIFIED || frame.getKind() == Frame.Kind.UNRECOGNIZED) {
            throw new MalformedFrameException("unknown frame kind " + frame.getKindValue());
        }
        if (frame.getHasPayload() != (parts.size() == PARTS_MAX)) {
            throw new MalformedFrameException("has_payload does not fit " + parts.size() + " parts");
        }
        return new Message(frame, parts.size() == PARTS_MAX ? parts.get(1) : null);
    }

    /** Reads the parts of the message that the socket holds next, after {@code first}; surplus parts are counted, not kept. */
    public static List<byte[]> receiveParts(ZMQ.Socket socket, byte[] first) {
        if (!socket.hasReceiveMore()) {
            return List.of(first);
        }
        List<byte[]> parts = new ArrayList<>(PARTS_MAX);
        parts.add(first);
        while (socket.hasReceiveMore()) {
            byte @Nullable [] part = socket.recv(ZMQ.DONTWAIT);
            if (part == null) {
                break;
            }
            parts.add(parts.size() > PARTS_MAX ? new byte[0] : part);
        }
        return parts;
    }

    private static Frame parse(byte[] header) throws MalformedFrameException {
        try {
            return Frame.parseFrom(header);
        } catch (InvalidProtocolBufferException e) {
            throw new MalformedFrameException("header is no aura.bus.v1.Frame: " + e.getMessage());
        }
    }
}
