package dev.aura.bus.link;

import io.grpc.KnownLength;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Messages to and from bytes by way of gRPC's marshallers, with one copy. */
public final class Payloads {

    private Payloads() {}

    /** The bytes that a marshaller gives; a stream that knows its length writes into an array of that length. */
    public static byte[] bytes(InputStream marshalled) {
        try (marshalled) {
            if (!(marshalled instanceof KnownLength)) {
                return marshalled.readAllBytes();
            }
            byte[] bytes = new byte[marshalled.available()];
            int read = marshalled.readNBytes(bytes, 0, bytes.length);
            if (read != bytes.length) {
                throw new IOException("marshaller gave " + read + " of " + bytes.length + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw Status.INTERNAL
                    .withDescription("cannot marshal a message")
                    .withCause(e)
                    .asRuntimeException();
        }
    }

    /** A payload as a marshaller reads it. */
    public static InputStream stream(byte[] payload) {
        return new PayloadStream(payload);
    }

    private static final class PayloadStream extends ByteArrayInputStream implements KnownLength {
        PayloadStream(byte[] payload) {
            super(payload);
        }
    }
}
