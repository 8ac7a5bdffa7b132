package dev.aura.bus.blob;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Passes large arrays on in pieces: the JDK copies what a channel writes into direct memory of the same length first, and would keep that
 * for the thread.
 */
final class ChunkedOutput extends FilterOutputStream {

    private static final int PIECE_BYTES = 256 << 10;

    ChunkedOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
        for (int at = start; at < start + length; at += PIECE_BYTES) {
            out.write(bytes, at, Math.min(PIECE_BYTES, start + length - at));
        }
    }
}
