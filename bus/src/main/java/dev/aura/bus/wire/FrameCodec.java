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

    /** What a peer may fill of it: the broker adds to headers. */
    public static final int PEER_HEADER_BYTES_MAX = HEADER_BYTES_MAX - 1_024;

    /** The newest protocol version spoken here. */
    public static final int PROTOCOL_VERSION = 1;

    /** The oldest one. */
    public static final int PROTOCOL_VERSION_MIN = 1;

    private static final int PARTS_MAX = 2;

    /** Characters of names and keys below which a header without metadata cannot be too large. */
    private static final int SURELY_SMALL_CHARS = 4_096;

    private FrameCodec() {}

    /** Whether a peer may not send this header. Counts its bytes only where they may be too many. */
    public static boolean isTooLargeForPeer(Frame header) {
        int chars = header.getMethod().length()
                + header.getTarget().length()
                + header.getIdempotencyKey().length()
                + header.getSupersedeKey().length()
                + header.getTraceparent().length()
                + header.getStatus().getMessage().length()
                + header.getStatus().getReason().length()
                + header.getStatus().getDetails().size();
        boolean small = chars < SURELY_SMALL_CHARS && header.getMetadataCount() == 0 && !header.hasOnBehalf();
        return !small && header.getSerializedSize() > PEER_HEADER_BYTES_MAX;
    }

    /** The parts to send. */
    public static List<byte[]> encode(Message message) {
        byte[] header = message.encodeHeader();
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
        return decode(header, 0, header.length, parts.size() == PARTS_MAX ? parts.get(1) : null);
    }

    /** Reads a header that is part of an array. */
    static Message decode(byte[] bytes, int start, int length, byte @Nullable [] payload)
            throws MalformedFrameException {
        if (length > HEADER_BYTES_MAX) {
            throw new MalformedFrameException("header of " + length + " bytes, at most " + HEADER_BYTES_MAX);
        }
        Frame frame = parse(bytes, start, length);
        if (frame.getKind() == Frame.Kind.KIND_UNSPECIFIED || frame.getKind() == Frame.Kind.UNRECOGNIZED) {
            throw new MalformedFrameException("unknown frame kind " + frame.getKindValue());
        }
        if (frame.getHasPayload() != (payload != null)) {
            throw new MalformedFrameException("has_payload does not fit the parts");
        }
        return Message.of(frame, payload);
    }

    /** The same for a peer, which gets many events and reads of each only what its subscriber wants: their headers stay as they are. */
    static Message decodeAtPeer(byte[] bytes, int start, int length, byte @Nullable [] payload)
            throws MalformedFrameException {
        Message event = UnreadEvents.read(bytes, start, length, payload);
        return event == null ? decode(bytes, start, length, payload) : event;
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

    private static Frame parse(byte[] bytes, int start, int length) throws MalformedFrameException {
        try {
            return Frame.parser().parseFrom(bytes, start, length);
        } catch (InvalidProtocolBufferException e) {
            throw new MalformedFrameException("header is no aura.bus.v1.Frame: " + e.getMessage());
        }
    }
}
