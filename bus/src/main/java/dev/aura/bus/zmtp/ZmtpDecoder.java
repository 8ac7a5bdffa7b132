package dev.aura.bus.zmtp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes the bytes of one connection as they come, and gives messages. Memory grows with what has arrived, not with what is announced. */
final class ZmtpDecoder {

    /** Where decoded things go. */
    interface Sink {
        /** A whole message; parts beyond the third are empty. */
        void message(List<byte[]> parts) throws ZmtpException;

        void command(byte[] body) throws ZmtpException;
    }

    private static final int FIRST_BYTES = 64 * 1024;
    private static final int PARTS_KEPT = 3;
    private static final int PARTS_MAX = 1_024;
    private static final int COMMAND_BYTES_MAX = 64 * 1024;

    private final long messageBytesMax;
    private final Sink sink;
    private final byte[] prefix = new byte[ZmtpFormat.GREETING_BYTES];
    private int prefixFilled;
    private boolean greeted;
    private boolean inBody;
    private int flags;
    private byte[] body = new byte[0];
    private int bodyFilled;
    private int bodyLength;
    private List<byte[]> parts = new ArrayList<>(2);
    private long messageBytes;

    ZmtpDecoder(long messageBytesMax, Sink sink) {
        this.messageBytesMax = messageBytesMax;
        this.sink = sink;
    }

    /** Takes all bytes of a buffer. */
    void read(ByteBuffer in) throws ZmtpException {
        while (in.hasRemaining() || (inBody && bodyFilled == bodyLength)) {
            if (inBody) {
                fillBody(in);
            } else if (fillPrefix(in, greeted ? prefixLength(in) : ZmtpFormat.GREETING_BYTES)) {
                prefixFilled = 0;
                if (greeted) {
                    begin();
                } else {
                    ZmtpFormat.checkGreeting(prefix);
                    greeted = true;
                }
            }
        }
    }

    private int prefixLength(ByteBuffer in) {
        int first = prefixFilled > 0 ? prefix[0] : in.get(in.position());
        return (first & ZmtpFormat.LONG) == 0 ? 2 : ZmtpFormat.PREFIX_BYTES_MAX;
    }

    private boolean fillPrefix(ByteBuffer in, int length) {
        int count = Math.min(length - prefixFilled, in.remaining());
        in.get(prefix, prefixFilled, count);
        prefixFilled += count;
        return prefixFilled == length;
    }

    private void begin() throws ZmtpException {
        flags = prefix[0];
        if ((flags & ~(ZmtpFormat.MORE | ZmtpFormat.LONG | ZmtpFormat.COMMAND)) != 0) {
            throw new ZmtpException("unknown frame flags " + flags);
        }
        long length = (flags & ZmtpFormat.LONG) == 0
                ? prefix[1] & 0xFF
                : ByteBuffer.wrap(prefix).getLong(1);
        boolean command = (flags & ZmtpFormat.COMMAND) != 0;
        // Compared before it is added: a length of this size would turn the sum over.
        long room = command ? COMMAND_BYTES_MAX : messageBytesMax - messageBytes;
        if (length < 0 || length > room) {
            throw new ZmtpException("a message with a part of " + Long.toUnsignedString(length) + " bytes after "
                    + messageBytes + ", at most " + messageBytesMax);
        }
        if (!command) {
            messageBytes += length;
        }
        bodyLength = (int) length;
        body = new byte[Math.min(bodyLength, FIRST_BYTES)];
        bodyFilled = 0;
        inBody = true;
    }

    private void fillBody(ByteBuffer in) throws ZmtpException {
        int count = Math.min(bodyLength - bodyFilled, in.remaining());
        if (bodyFilled + count > body.length) {
            body = Arrays.copyOf(body, (int) Math.min(bodyLength, Math.max(2L * body.length, bodyFilled + count)));
        }
        in.get(body, bodyFilled, count);
        bodyFilled += count;
        if (bodyFilled == bodyLength) {
            inBody = false;
            end();
        }
    }

    private void end() throws ZmtpException {
        byte[] whole = body;
        body = new byte[0];
        if ((flags & ZmtpFormat.COMMAND) != 0) {
            sink.command(whole);
            return;
        }
        parts.add(parts.size() < PARTS_KEPT ? whole : new byte[0]);
        if (parts.size() > PARTS_MAX) {
            throw new ZmtpException("a message of more than " + PARTS_MAX + " parts");
        }
        if ((flags & ZmtpFormat.MORE) == 0) {
            List<byte[]> message = parts;
            parts = new ArrayList<>(2);
            messageBytes = 0;
            sink.message(message);
        }
    }
}
