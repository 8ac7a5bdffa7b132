package dev.aura.bus.wire;

import dev.aura.proto.bus.v1.Frame;
import org.jspecify.annotations.Nullable;

/**
 * One message on the bus: a header and, where the header says so, a payload. The payload's bytes are shared, not copied: nobody
 * writes to them once the message exists.
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: messages are never compared
public record Message(Frame header, byte @Nullable [] payload) {

    /** A message without payload. */
    public static Message of(Frame.Builder header) {
        return new Message(header.build(), null);
    }

    /** A message with payload. */
    public static Message of(Frame.Builder header, byte[] payload) {
        return new Message(header.setHasPayload(true).build(), payload);
    }

    /** The same payload under another header. */
    public Message with(Frame.Builder changed) {
        return new Message(changed.build(), payload);
    }

    public Frame.Kind kind() {
        return header.getKind();
    }

    /** Bytes of the payload; 0 where there is none. */
    public int payloadBytes() {
        return payload == null ? 0 : payload.length;
    }

    /** The payload; an empty one where there is none. */
    public byte[] payloadOrEmpty() {
        return payload == null ? new byte[0] : payload;
    }
}
