package dev.aura.llm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a feed into lines, as bytes, so that a character split between two packets stays whole. Lines end in LF, CR LF or the end of
 * the body; both the length of a line and the whole are bounded.
 */
final class LineReader {

    static final int LINE_BYTES_MAX = 1024 * 1024;

    private final ByteFeed feed;
    private final long bytesMax;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Deque<ByteBuffer> pending = new ArrayDeque<>();
    private long bytes;
    private boolean ended;

    LineReader(ByteFeed feed, long bytesMax) {
        this.feed = feed;
        this.bytesMax = bytesMax;
    }

    /**
     * The next line without its end; null after the last.
     *
     * @param deadlineNanos {@link System#nanoTime()} at which to give up
     * @throws ProviderFailure when nothing comes in time, the connection breaks, or there is too much
     */
    byte @Nullable [] next(long deadlineNanos) throws InterruptedException {
        while (true) {
            ByteBuffer buffer = pending.peek();
            if (buffer == null) {
                if (ended) {
                    return line.size() == 0 ? null : take();
                }
                fill(deadlineNanos);
            } else if (takeLine(buffer)) {
                return take();
            } else {
                pending.remove();
            }
        }
    }

    /** All that is left, for bodies that are one document. */
    byte[] rest(long deadlineNanos) throws InterruptedException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] next = next(deadlineNanos); next != null; next = next(deadlineNanos)) {
            all.writeBytes(next);
            all.write('\n');
        }
        return all.toByteArray();
    }

    private boolean takeLine(ByteBuffer buffer) {
        while (buffer.hasRemaining()) {
            byte b = buffer.get();
            if (b == '\n') {
                return true;
            }
            line.write(b);
            if (line.size() > LINE_BYTES_MAX) {
                throw ProviderFailure.unavailable(
                        "PROVIDER_MALFORMED", "sent a line of more than " + LINE_BYTES_MAX + " bytes");
            }
        }
        return false;
    }

    private byte[] take() {
        byte[] taken = line.toByteArray();
        line.reset();
        int length = taken.length > 0 && taken[taken.length - 1] == '\r' ? taken.length - 1 : taken.length;
        return length == taken.length ? taken : java.util.Arrays.copyOf(taken, length);
    }

    private void fill(long deadlineNanos) throws InterruptedException {
        switch (feed.next(Duration.ofNanos(deadlineNanos - System.nanoTime()))) {
            case ByteFeed.Next.Bytes(var buffers) -> {
                for (ByteBuffer buffer : buffers) {
                    bytes += buffer.remaining();
                    pending.add(buffer);
                }
                if (bytes > bytesMax) {
                    throw ProviderFailure.unavailable(
                            "PROVIDER_MALFORMED", "sent more than " + bytesMax + " bytes (llm.answerBytesMax)");
                }
            }
            case ByteFeed.Next.End() -> ended = true;
            case ByteFeed.Next.Broken() ->
                throw ProviderFailure.unavailable("PROVIDER_UNREACHABLE", "dropped the connection");
            case ByteFeed.Next.Late() -> throw ProviderFailure.unavailable("PROVIDER_TIMEOUT", "sent nothing in time");
        }
    }
}
