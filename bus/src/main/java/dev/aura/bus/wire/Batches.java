package dev.aura.bus.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import dev.aura.proto.bus.v1.Batch;
import dev.aura.proto.bus.v1.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several messages in one, as {@code aura.bus.v1.Batch}. ZeroMQ's cost is by message, so what waits for one connection at the end
 * of a turn leaves together. Read and written without the generated class, which would copy each header and payload once more.
 */
public final class Batches {

    /** Messages in a batch that is read, at most. */
    public static final int ENTRIES_MAX = 256;

    /** Messages in a batch that is written: fewer, so that the other side begins while the next one is made. */
    private static final int WRITTEN_MAX = 64;

    /** Bytes after which no further message joins a batch. */
    static final int BYTES_MAX = 64 * 1024;

    /** A larger payload travels alone: copying it would cost more than a message does. */
    private static final int PAYLOAD_BYTES_MAX = 8 * 1024;

    private static final byte[] HEADER = Frame.newBuilder()
            .setKind(Frame.Kind.BATCH)
            .setHasPayload(true)
            .build()
            .toByteArray();

    private Batches() {}

    /**
     * Takes the messages that leave next from the front of a queue.
     *
     * @return the parts of one ZeroMQ message
     */
    static List<byte[]> takeFrom(ArrayDeque<Message> waiting) {
        Message first = waiting.removeFirst();
        if (!joins(first) || waiting.isEmpty() || !joins(waiting.getFirst())) {
            return FrameCodec.encode(first);
        }
        List<Message> messages = new ArrayList<>(Math.min(WRITTEN_MAX, waiting.size() + 1));
        messages.add(first);
        int bytes = sizeOf(first);
        while (!waiting.isEmpty() && messages.size() < WRITTEN_MAX && bytes < BYTES_MAX && joins(waiting.getFirst())) {
            Message next = waiting.removeFirst();
            messages.add(next);
            bytes += sizeOf(next);
        }
        return List.of(HEADER, write(messages, bytes));
    }

    /**
     * Reads the messages of a batch.
     *
     * @throws MalformedFrameException when it is no batch, or one of its messages no frame of ours
     */
    public static List<Message> read(byte[] batch) throws MalformedFrameException {
        return read(batch, FrameCodec::decode);
    }

    /** The same for a peer: see {@link FrameCodec#decodeAtPeer}. */
    public static List<Message> readAtPeer(byte[] batch) throws MalformedFrameException {
        return read(batch, FrameCodec::decodeAtPeer);
    }

    /** Reads one message of a batch. */
    private interface Decoder {
        Message decode(byte[] bytes, int start, int length, byte @Nullable [] payload) throws MalformedFrameException;
    }

    private static List<Message> read(byte[] batch, Decoder decoder) throws MalformedFrameException {
        try {
            List<Message> messages = new ArrayList<>();
            CodedInputStream in = CodedInputStream.newInstance(batch);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (tag != tag(Batch.ENTRIES_FIELD_NUMBER)) {
                    in.skipField(tag);
                    continue;
                }
                if (messages.size() == ENTRIES_MAX) {
                    throw new MalformedFrameException("a batch of more than " + ENTRIES_MAX + " messages");
                }
                int outer = in.pushLimit(in.readRawVarint32());
                messages.add(readEntry(in, batch, decoder));
                in.popLimit(outer);
            }
            return messages;
        } catch (IOException e) {
            throw new MalformedFrameException("payload is no aura.bus.v1.Batch: " + e.getMessage());
        }
    }

    private static Message readEntry(CodedInputStream in, byte[] batch, Decoder decoder)
            throws IOException, MalformedFrameException {
        int headerStart = 0;
        int headerLength = -1;
        byte @Nullable [] payload = null;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == tag(Batch.Entry.HEADER_FIELD_NUMBER)) {
                headerLength = in.readRawVarint32();
                headerStart = in.getTotalBytesRead();
                in.skipRawBytes(headerLength);
            } else if (tag == tag(Batch.Entry.PAYLOAD_FIELD_NUMBER)) {
                int length = in.readRawVarint32();
                int start = in.getTotalBytesRead();
                in.skipRawBytes(length);
                payload = Arrays.copyOfRange(batch, start, start + length);
            } else {
                in.skipField(tag);
            }
        }
        if (headerLength < 0) {
            throw new InvalidProtocolBufferException("an entry without header");
        }
        return decoder.decode(batch, headerStart, headerLength, payload);
    }

    private static byte[] write(List<Message> messages, int bytes) {
        try {
            byte[] batch = new byte[bytes];
            CodedOutputStream out = CodedOutputStream.newInstance(batch);
            for (Message message : messages) {
                out.writeTag(Batch.ENTRIES_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
                out.writeUInt32NoTag(entrySizeOf(message));
                out.writeTag(Batch.Entry.HEADER_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
                out.writeUInt32NoTag(message.headerBytes());
                message.writeHeader(out);
                byte[] payload = message.payload();
                if (payload != null) {
                    out.writeByteArray(Batch.Entry.PAYLOAD_FIELD_NUMBER, payload);
                }
            }
            out.checkNoSpaceLeft();
            return batch;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to an array", e);
        }
    }

    private static boolean joins(Message message) {
        return message.payloadBytes() <= PAYLOAD_BYTES_MAX;
    }

    private static int sizeOf(Message message) {
        int entry = entrySizeOf(message);
        return 1 + CodedOutputStream.computeUInt32SizeNoTag(entry) + entry;
    }

    private static int entrySizeOf(Message message) {
        int headerBytes = message.headerBytes();
        int header = 1 + CodedOutputStream.computeUInt32SizeNoTag(headerBytes) + headerBytes;
        byte[] payload = message.payload();
        return payload == null
                ? header
                : header + CodedOutputStream.computeByteArraySize(Batch.Entry.PAYLOAD_FIELD_NUMBER, payload);
    }

    private static int tag(int field) {
        return field << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }
}
