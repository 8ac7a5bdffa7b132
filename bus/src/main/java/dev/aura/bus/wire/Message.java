package dev.aura.bus.wire;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Timing;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * One message on the bus: a header and, where the header says so, a payload. The payload's bytes are shared, not copied: nobody
 * writes to them once the message exists.
 *
 * <p>The broker sends most messages on with little changed: the call id of the next connection, and what it has to add. These changes
 * stand beside the header that came in and are written after it. In protobuf the last value of a field counts, so the receiver
 * reads them as part of the header. This saves building each header a second time, which was the greater part of the broker's work.
 */
public final class Message {

    /**
     * What the broker changes besides the call id. Empty or 0 leaves a field as it came.
     *
     * @param source instance that the message comes from
     * @param remainingNs time left for a call
     * @param dropped events dropped before this one
     * @param timing where a finished call's time went
     */
    public record Changes(
            String source,
            long remainingNs,
            long dropped,
            @Nullable Timing timing) {}

    /** Null for an event that was not read further than it takes to hand it on. */
    private final @Nullable Frame header;

    private final long callId;
    private final @Nullable Changes changes;
    private final byte @Nullable [] payload;

    /** The header as it came in, written; null where that is to be done with each sending. */
    private final byte @Nullable [] written;

    private Message(
            @Nullable Frame header,
            long callId,
            @Nullable Changes changes,
            byte @Nullable [] payload,
            byte @Nullable [] written) {
        this.header = header;
        this.callId = callId;
        this.changes = changes;
        this.payload = payload;
        this.written = written;
    }

    /** A message as it was read, or is first written. */
    static Message of(Frame header, byte @Nullable [] payload) {
        return new Message(header, header.getCallId(), null, payload, null);
    }

    /** An event that has arrived at its subscriber, who reads the header himself. */
    static Message unreadEvent(byte[] header, long callId, byte @Nullable [] payload) {
        return new Message(null, callId, null, payload, header);
    }

    /** A message without payload. */
    public static Message of(Frame.Builder header) {
        return of(header.build(), null);
    }

    /** A message with payload. */
    public static Message of(Frame.Builder header, byte[] payload) {
        return of(header.setHasPayload(true).build(), payload);
    }

    /** The same payload under another header. */
    public Message with(Frame.Builder changed) {
        return of(changed.build(), payload);
    }

    /** The same message on another connection. */
    public Message forwarded(long nextCallId) {
        return new Message(header, nextCallId, changes, payload, written);
    }

    /** The same message on another connection, with changes. */
    public Message forwarded(long nextCallId, Changes changed) {
        return new Message(header, nextCallId, changed, payload, written);
    }

    /** The same message for many connections: what is the same for all of them is written once. */
    public Message forMany() {
        return written == null ? new Message(header, callId, changes, payload, header().toByteArray()) : this;
    }

    /** The header as it came in: without what {@link #forwarded} changed, for which see the methods below. */
    public Frame header() {
        return header == null ? readHeader() : header;
    }

    /** The header of an event as it came in, where nobody has read it; null otherwise. */
    public byte @Nullable [] unreadHeader() {
        return header == null ? written : null;
    }

    public Frame.Kind kind() {
        return header == null ? Frame.Kind.EVENT : header.getKind();
    }

    /** Names the call, subscription or publication. */
    public long callId() {
        return callId;
    }

    /** Instance that the message comes from. */
    public String source() {
        return changes == null || changes.source.isEmpty() ? header().getSource() : changes.source;
    }

    /** Time left for the call; 0 for no limit. */
    public long remainingNs() {
        return changes == null || changes.remainingNs == 0 ? header().getRemainingNs() : changes.remainingNs;
    }

    /** Events that the broker dropped before this one. */
    public long dropped() {
        return changes == null || changes.dropped == 0 ? header().getDropped() : changes.dropped;
    }

    /** Where the call's time went. */
    public Timing timing() {
        return changes == null || changes.timing == null ? header().getTiming() : changes.timing;
    }

    /** The payload; null where there is none. */
    public byte @Nullable [] payload() {
        return payload;
    }

    /** Bytes of the payload; 0 where there is none. */
    public int payloadBytes() {
        return payload == null ? 0 : payload.length;
    }

    /** The payload; an empty one where there is none. */
    public byte[] payloadOrEmpty() {
        return payload == null ? new byte[0] : payload;
    }

    /** Length of the header as it is written. */
    int headerBytes() {
        int bytes = written == null ? header().getSerializedSize() : written.length;
        if (callId != header().getCallId()) {
            bytes += CodedOutputStream.computeUInt64Size(Frame.CALL_ID_FIELD_NUMBER, callId);
        }
        if (changes != null) {
            bytes += changes.source.isEmpty()
                    ? 0
                    : CodedOutputStream.computeStringSize(Frame.SOURCE_FIELD_NUMBER, changes.source);
            bytes += changes.remainingNs == 0
                    ? 0
                    : CodedOutputStream.computeInt64Size(Frame.REMAINING_NS_FIELD_NUMBER, changes.remainingNs);
            bytes += changes.dropped == 0
                    ? 0
                    : CodedOutputStream.computeUInt64Size(Frame.DROPPED_FIELD_NUMBER, changes.dropped);
            bytes += changes.timing == null
                    ? 0
                    : CodedOutputStream.computeMessageSize(Frame.TIMING_FIELD_NUMBER, changes.timing);
        }
        return bytes;
    }

    void writeHeader(CodedOutputStream out) throws IOException {
        if (written == null) {
            header().writeTo(out);
        } else {
            out.write(written, 0, written.length);
        }
        if (callId != header().getCallId()) {
            out.writeUInt64(Frame.CALL_ID_FIELD_NUMBER, callId);
        }
        if (changes == null) {
            return;
        }
        if (!changes.source.isEmpty()) {
            out.writeString(Frame.SOURCE_FIELD_NUMBER, changes.source);
        }
        if (changes.remainingNs != 0) {
            out.writeInt64(Frame.REMAINING_NS_FIELD_NUMBER, changes.remainingNs);
        }
        if (changes.dropped != 0) {
            out.writeUInt64(Frame.DROPPED_FIELD_NUMBER, changes.dropped);
        }
        if (changes.timing != null) {
            out.writeMessage(Frame.TIMING_FIELD_NUMBER, changes.timing);
        }
    }

    byte[] encodeHeader() {
        try {
            byte[] bytes = new byte[headerBytes()];
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            writeHeader(out);
            out.checkNoSpaceLeft();
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to an array", e);
        }
    }

    private Frame readHeader() {
        try {
            return Frame.parseFrom(written);
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException("header is no aura.bus.v1.Frame", e);
        }
    }
}
