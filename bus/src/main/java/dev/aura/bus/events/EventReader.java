package dev.aura.bus.events;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Timestamp;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Delivery;
import dev.aura.proto.bus.v1.EventInfo;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.mesh.v1.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the events of one subscription, from their headers as they came. Texts that are the same from one event to the next, as topic, type and
 * publisher are, are kept instead of read again. For one thread at a time.
 */
final class EventReader {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final RepeatedText topic = new RepeatedText();
    private final RepeatedText type = new RepeatedText();
    private final RepeatedText source = new RepeatedText();

    /**
     * What came.
     *
     * @param dropped events that the broker dropped before this one
     * @param position of a durable delivery
     * @param attempt of a durable delivery
     */
    record Arrived(Event event, long dropped, long position, int attempt) {}

    /** A text that seldom changes. */
    private static final class RepeatedText {

        private byte[] bytes = new byte[0];
        private String text = "";

        String read(CodedInputStream in, byte[] from) throws IOException {
            int length = in.readRawVarint32();
            int start = in.getTotalBytesRead();
            in.skipRawBytes(length);
            if (!Arrays.equals(from, start, start + length, bytes, 0, bytes.length)) {
                bytes = Arrays.copyOfRange(from, start, start + length);
                text = new String(bytes, StandardCharsets.UTF_8);
            }
            return text;
        }
    }

    Arrived read(Message message) {
        byte[] unread = message.unreadHeader();
        return unread == null ? fromFrame(message) : read(unread, message.payloadOrEmpty());
    }

    /** Reads an event whose header nobody has read. */
    Arrived read(byte[] header, byte[] payload) {
        try {
            return read(header, withPayload(payload));
        } catch (IOException e) {
            throw new UncheckedIOException("an event with a header that cannot be read", e);
        }
    }

    private static Arrived fromFrame(Message message) {
        Frame header = message.header();
        EventInfo info = header.getEvent();
        Event event = withPayload(message.payloadOrEmpty())
                .setTopic(header.getTopic())
                .setId(info.getId())
                .setType(info.getType())
                .setPublisher(message.source())
                .setSequence(info.getSequence())
                .setPublishedAt(time(info.getPublishedNs()))
                .build();
        Delivery delivery = header.getDelivery();
        return new Arrived(event, message.dropped(), delivery.getPosition(), delivery.getAttempt());
    }

    private Arrived read(byte[] header, Event.Builder event) throws IOException {
        long dropped = 0;
        long position = 0;
        int attempt = 0;
        CodedInputStream in = CodedInputStream.newInstance(header);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case Frame.TOPIC_FIELD_NUMBER -> event.setTopic(topic.read(in, header));
                case Frame.SOURCE_FIELD_NUMBER -> event.setPublisher(source.read(in, header));
                case Frame.DROPPED_FIELD_NUMBER -> dropped = in.readUInt64();
                case Frame.EVENT_FIELD_NUMBER -> readInfo(in, header, event);
                case Frame.DELIVERY_FIELD_NUMBER -> {
                    Delivery delivery = Delivery.parseFrom(in.readByteArray());
                    position = delivery.getPosition();
                    attempt = delivery.getAttempt();
                }
                default -> in.skipField(tag);
            }
        }
        if (!event.hasPublishedAt()) {
            event.setPublishedAt(Timestamp.getDefaultInstance());
        }
        return new Arrived(event.build(), dropped, position, attempt);
    }

    private void readInfo(CodedInputStream in, byte[] header, Event.Builder event) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case EventInfo.ID_FIELD_NUMBER -> event.setId(in.readStringRequireUtf8());
                case EventInfo.TYPE_FIELD_NUMBER -> event.setType(type.read(in, header));
                case EventInfo.SEQUENCE_FIELD_NUMBER -> event.setSequence(in.readUInt64());
                case EventInfo.PUBLISHED_NS_FIELD_NUMBER -> event.setPublishedAt(time(in.readInt64()));
                default -> in.skipField(tag);
            }
        }
        in.popLimit(outer);
    }

    /** The payload is not copied: nobody writes to it once it has arrived. */
    private static Event.Builder withPayload(byte[] payload) {
        return Event.newBuilder().setPayload(UnsafeByteOperations.unsafeWrap(payload));
    }

    private static Timestamp time(long ns) {
        return Timestamp.newBuilder()
                .setSeconds(ns / NANOS_PER_SECOND)
                .setNanos((int) (ns % NANOS_PER_SECOND))
                .build();
    }
}
