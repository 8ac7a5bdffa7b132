package dev.aura.bench.bus;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of a ZMTP 3.0 peer that does what no library would. */
final class RawZmtp {

    static final int GREETING_BYTES = 64;

    private static final int PREFIX_BYTES_MAX = 9;
    private static final int SHORT_MAX = 255;

    private RawZmtp() {}

    /** Signature, version 3.0, mechanism NULL, no server, filler. */
    static ByteBuffer greeting() {
        ByteBuffer greeting = ByteBuffer.allocate(GREETING_BYTES);
        greeting.put((byte) 0xFF).position(9);
        greeting.put((byte) 0x7F).put((byte) 3).put((byte) 0);
        greeting.put("NULL".getBytes(StandardCharsets.US_ASCII));
        return greeting.clear();
    }

    /** The command READY with the socket's type. */
    static ByteBuffer ready() {
        byte[] name = "Socket-Type".getBytes(StandardCharsets.US_ASCII);
        byte[] type = "DEALER".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer body = ByteBuffer.allocate(6 + 1 + name.length + 4 + type.length);
        body.put((byte) 5).put("READY".getBytes(StandardCharsets.US_ASCII));
        body.put((byte) name.length).put(name).putInt(type.length).put(type).flip();
        ByteBuffer command = ByteBuffer.allocate(2 + body.remaining());
        return command.put((byte) 4).put((byte) body.remaining()).put(body).flip();
    }

    /** A message of one part or two. */
    static byte[] message(byte[] header, byte @Nullable [] payload) {
        ByteBuffer out =
                ByteBuffer.allocate(header.length + (payload == null ? 0 : payload.length) + 2 * PREFIX_BYTES_MAX);
        put(out, header, payload != null);
        if (payload != null) {
            put(out, payload, false);
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void put(ByteBuffer out, byte[] part, boolean more) {
        if (part.length > SHORT_MAX) {
            out.put((byte) (more ? 3 : 2)).putLong(part.length);
        } else {
            out.put((byte) (more ? 1 : 0)).put((byte) part.length);
        }
        out.put(part);
    }
}
