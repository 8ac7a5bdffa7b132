package dev.aura.bus.link;

import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Blob;
import dev.aura.proto.bus.v1.Frame;
import org.jspecify.annotations.Nullable;

/** A message of a call, serialized: its bytes, or the file they are in. */
public final class Parcel {

    private final byte @Nullable [] bytes;
    private final @Nullable Blob blob;

    private Parcel(byte @Nullable [] bytes, @Nullable Blob blob) {
        this.bytes = bytes;
        this.blob = blob;
    }

    static Parcel of(byte[] bytes) {
        return new Parcel(bytes, null);
    }

    static Parcel of(Blob blob) {
        return new Parcel(null, blob);
    }

    /** Under a header. */
    public Message in(Frame.Builder header) {
        if (bytes != null) {
            return Message.of(header, bytes);
        }
        return Message.of(blob == null ? header : header.setBlob(blob));
    }

    /** Bytes that it holds in memory. */
    public int bytesHeld() {
        return bytes == null ? 0 : bytes.length;
    }

    /** The file; null where it holds bytes. */
    @Nullable
    Blob blob() {
        return blob;
    }
}
