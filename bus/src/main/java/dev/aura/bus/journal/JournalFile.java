package dev.aura.bus.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file of a journal; as with a {@link java.nio.channels.FileChannel}, reads and writes may do less than was asked for. */
public interface JournalFile extends Closeable {

    int read(ByteBuffer target, long offset) throws IOException;

    int write(ByteBuffer source, long offset) throws IOException;

    long size() throws IOException;

    void truncate(long size) throws IOException;

    /**
     * Returns when everything written is on the disk ({@code fdatasync}, or {@code fsync} with metadata). Must not be called again after it
     * failed: a kernel may have marked the lost pages clean, and would then report success.
     */
    void force(boolean metadata) throws IOException;

    /** Writes all that remains in the buffer. */
    default void writeFully(ByteBuffer source, long offset) throws IOException {
        long next = offset;
        while (source.hasRemaining()) {
            int written = write(source, next);
            if (written <= 0) {
                throw new IOException("the file system took 0 of " + source.remaining() + " bytes at " + next);
            }
            next += written;
        }
    }

    /** Reads until the buffer is full or the file ends. */
    default void readFully(ByteBuffer target, long offset) throws IOException {
        long next = offset;
        while (target.hasRemaining()) {
            int read = read(target, next);
            if (read < 0) {
                return;
            }
            next += read;
        }
    }
}
