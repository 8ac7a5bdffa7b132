package dev.aura.bus.blob;

import dev.aura.bus.status.Faults;
import dev.aura.proto.bus.v1.Blob;
import io.grpc.KnownLength;
import io.grpc.Status.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;

/**
 * Reads a blob and hashes what it reads. A reader that parses while it reads must {@link #verify} before it believes: so the bytes are read
 * once, never held twice, and what was checked is what was parsed.
 */
public final class BlobStream extends InputStream implements KnownLength {

    static final int HASH_BYTES = 32;
    private static final int PIECE_BYTES = 256 << 10;

    private final FileChannel channel;
    private final Blob blob;
    private final MessageDigest digest;
    private long remaining;

    BlobStream(FileChannel channel, Blob blob, MessageDigest digest) {
        this.channel = channel;
        this.blob = blob;
        this.digest = digest;
        this.remaining = blob.getSize();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int start, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int piece = (int) Math.min(Math.min(length, PIECE_BYTES), remaining);
        int read = piece == 0 ? -1 : channel.read(ByteBuffer.wrap(bytes, start, piece));
        if (read > 0) {
            digest.update(bytes, start, read);
            remaining -= read;
        }
        return read;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, remaining);
    }

    /**
     * Reads what is left and compares.
     *
     * @throws io.grpc.StatusRuntimeException DATA_LOSS with reason BLOB_CORRUPT when the content is another one than the name says
     */
    public void verify() throws IOException {
        byte[] rest = new byte[(int) Math.min(PIECE_BYTES, remaining)];
        while (remaining > 0 && read(rest, 0, rest.length) > 0) {
            // Reading is hashing.
        }
        if (remaining > 0
                || !MessageDigest.isEqual(digest.digest(), blob.getSha256().toByteArray())) {
            throw Faults.of(
                    Code.DATA_LOSS,
                    "BLOB_CORRUPT",
                    "the content of the file of a large message is not what its name says: " + BlobDirectory.name(blob)
                            + "; try again");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
