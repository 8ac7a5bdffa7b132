package dev.aura.bus.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.aura.proto.bus.v1.Frame;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads of an event's header only whose it is. Building all of a {@link Frame} is the greater part of what an event costs a subscriber. */
final class UnreadEvents {

    private static final int KIND_TAG = Frame.KIND_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_VARINT;
    private static final int CALL_ID_TAG = Frame.CALL_ID_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_VARINT;
    private static final int HAS_PAYLOAD_TAG = Frame.HAS_PAYLOAD_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_VARINT;

    private UnreadEvents() {}

    /** The event; null where it is something else, or has to be looked at more closely. */
    static @Nullable Message read(byte[] bytes, int start, int length, byte @Nullable [] payload) {
        if (length < 2
                || length > FrameCodec.HEADER_BYTES_MAX
                || bytes[start] != KIND_TAG
                || bytes[start + 1] != Frame.Kind.EVENT_VALUE) {
            return null;
        }
        try {
            long callId = 0;
            boolean hasPayload = false;
            CodedInputStream in = CodedInputStream.newInstance(bytes, start + 2, length - 2);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (tag) {
                    case KIND_TAG -> {
                        return null;
                    }
                    case CALL_ID_TAG -> callId = in.readUInt64();
                    case HAS_PAYLOAD_TAG -> hasPayload = in.readBool();
                    default -> in.skipField(tag);
                }
            }
            return hasPayload == (payload != null)
                    ? Message.unreadEvent(Arrays.copyOfRange(bytes, start, start + length), callId, payload)
                    : null;
        } catch (IOException e) {
            return null;
        }
    }
}
