package dev.aura.bus.link;

import dev.aura.bus.blob.BlobDirectory;
import dev.aura.bus.blob.BlobStream;
import dev.aura.bus.status.Faults;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Blob;
import dev.aura.proto.bus.v1.Welcome;
import io.grpc.KnownLength;
import io.grpc.Status.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Packs and unpacks the messages of a link's calls: small ones as bytes, large ones as files where the broker takes those. */
public final class Parcels {

    private final @Nullable BlobDirectory blobs;
    private final long inlineMax;
    private final long blobThreshold;
    private final long blobMax;

    Parcels(Welcome welcome) {
        String directory = welcome.getBlobDirectory();
        blobs = directory.isEmpty() ? null : new BlobDirectory(Path.of(directory));
        inlineMax = welcome.getPayloadBytesMax() == 0 ? Long.MAX_VALUE : welcome.getPayloadBytesMax();
        blobThreshold = blobs == null ? Long.MAX_VALUE : Math.max(1, welcome.getBlobThreshold());
        blobMax = welcome.getBlobBytesMax();
    }

    /**
     * Packs what a marshaller gives. Waits for the disk where that is large.
     *
     * @param what request or response, for the error
     * @throws io.grpc.StatusRuntimeException RESOURCE_EXHAUSTED with reason PAYLOAD_TOO_LARGE or BLOB_NOT_WRITTEN
     */
    public Parcel pack(InputStream marshalled, String what) {
        try {
            if (marshalled instanceof KnownLength && isForFile(marshalled.available())) {
                try (marshalled) {
                    return file(marshalled);
                }
            }
        } catch (IOException e) {
            throw Faults.of(Code.INTERNAL, "INTERNAL", "cannot marshal a " + what, e);
        }
        byte[] bytes = Payloads.bytes(marshalled);
        if (isForFile(bytes.length)) {
            return file(new ByteArrayInputStream(bytes));
        }
        if (bytes.length > inlineMax) {
            throw Faults.of(Code.RESOURCE_EXHAUSTED, "PAYLOAD_TOO_LARGE", tooLarge(what, bytes.length));
        }
        return Parcel.of(bytes);
    }

    /**
     * Reads the message of a frame.
     *
     * @param isLast whether nobody else will read it: its file is removed then
     * @throws io.grpc.StatusRuntimeException DATA_LOSS with reason BLOB_MISSING or BLOB_CORRUPT
     */
    public <T> T read(Message message, boolean isLast, Function<InputStream, T> parse) {
        if (!message.header().hasBlob()) {
            return parse.apply(Payloads.stream(message.payloadOrEmpty()));
        }
        BlobDirectory directory = blobs;
        if (directory == null) {
            throw Faults.of(Code.DATA_LOSS, "BLOB_MISSING", "a message came as a file, and this peer takes none");
        }
        Blob blob = message.header().getBlob();
        try (BlobStream content = directory.open(blob)) {
            if (isLast) {
                directory.discard(blob);
            }
            return checked(content, parse);
        } catch (IOException e) {
            throw Faults.of(Code.DATA_LOSS, "BLOB_MISSING", "the file of a large message cannot be read", e);
        }
    }

    /** Whether a frame carries a message. */
    public static boolean hasMessage(Message message) {
        return message.payload() != null || message.header().hasBlob();
    }

    /** Size of the message of a frame. */
    public static int bytes(Message message) {
        return message.header().hasBlob()
                ? (int) Math.min(Integer.MAX_VALUE, message.header().getBlob().getSize())
                : message.payloadBytes();
    }

    /** Nobody will read this message. */
    public void discard(Message message) {
        if (blobs != null && message.header().hasBlob()) {
            blobs.discard(message.header().getBlob());
        }
    }

    /** Nobody will send this one. */
    public void discard(Parcel parcel) {
        if (blobs != null && parcel.blob() != null) {
            blobs.discard(parcel.blob());
        }
    }

    /** A fault of the parser may come from a damaged file: then that is what went wrong. */
    private static <T> T checked(BlobStream content, Function<InputStream, T> parse) throws IOException {
        T parsed;
        try {
            parsed = parse.apply(content);
        } catch (RuntimeException e) {
            content.verify();
            throw e;
        }
        content.verify();
        return parsed;
    }

    /** A disk with little room is left to others as long as the message may go inline. */
    private boolean isForFile(long bytes) {
        return bytes > blobThreshold
                && bytes <= blobMax
                && blobs != null
                && (bytes > inlineMax || blobs.hasRoomFor(bytes));
    }

    private Parcel file(InputStream content) {
        BlobDirectory directory = blobs;
        if (directory == null) {
            throw new IllegalStateException("no blob directory");
        }
        return Parcel.of(directory.write(content));
    }

    private String tooLarge(String what, long bytes) {
        String files = blobs == null
                ? ", and takes larger ones as files only from peers of this machine"
                : ", and " + blobMax + " as a file (bus.blobBytesMax)";
        return what + " of " + bytes + " bytes, the mesh takes " + inlineMax + " (bus.payloadBytesMax)" + files;
    }
}
