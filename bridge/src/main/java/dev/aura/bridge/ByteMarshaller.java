package dev.aura.bridge;

import io.grpc.Drainable;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Passes messages on as they are. One copy into an array, since gRPC takes its buffer back when {@link #parse} returns. */
final class ByteMarshaller implements MethodDescriptor.Marshaller<byte[]> {

    static final ByteMarshaller INSTANCE = new ByteMarshaller();

    private ByteMarshaller() {}

    @Override
    public InputStream stream(byte[] value) {
        return new Bytes(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
        try {
            if (!(stream instanceof KnownLength)) {
                return stream.readAllBytes();
            }
            byte[] message = new byte[stream.available()];
            int read = stream.readNBytes(message, 0, message.length);
            if (read < message.length) {
                throw new IOException("ended after " + read + " of " + message.length + " bytes");
            }
            return message;
        } catch (IOException e) {
            throw Status.INTERNAL
                    .withDescription("message could not be read: " + e.getMessage())
                    .withCause(e)
                    .asRuntimeException();
        }
    }

    /** Tells gRPC its length and writes itself in one go. */
    private static final class Bytes extends ByteArrayInputStream implements KnownLength, Drainable {
        Bytes(byte[] message) {
            super(message);
        }

        @Override
        public synchronized int drainTo(OutputStream target) throws IOException {
            int drained = count - pos;
            target.write(buf, pos, drained);
            pos = count;
            return drained;
        }
    }
}
