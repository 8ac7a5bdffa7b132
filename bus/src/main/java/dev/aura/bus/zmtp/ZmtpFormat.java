package dev.aura.bus.zmtp;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The bytes of ZMTP 3.0: greeting, frames, the commands of the NULL mechanism. */
final class ZmtpFormat {

    static final int GREETING_BYTES = 64;
    static final int MORE = 0x01;
    static final int LONG = 0x02;
    static final int COMMAND = 0x04;

    /** Flags and the length of eight bytes. */
    static final int PREFIX_BYTES_MAX = 9;

    private static final int SHORT_MAX = 255;
    private static final int MAJOR = 3;
    private static final int MAJOR_AT = 10;
    private static final int MECHANISM_AT = 12;
    private static final int MECHANISM_BYTES = 20;
    private static final int PING_TTL_BYTES = 2;

    private ZmtpFormat() {}

    static ByteBuffer greeting() {
        ByteBuffer greeting = ByteBuffer.allocate(GREETING_BYTES);
        greeting.put(0, (byte) 0xFF).put(9, (byte) 0x7F).put(MAJOR_AT, (byte) MAJOR);
        greeting.put(MECHANISM_AT, mechanism("NULL"));
        return greeting;
    }

    static void checkGreeting(byte[] greeting) throws ZmtpException {
        if (greeting[0] != (byte) 0xFF || (greeting[9] & 1) == 0) {
            throw new ZmtpException("no ZMTP signature");
        }
        if (greeting[MAJOR_AT] < MAJOR) {
            throw new ZmtpException("ZMTP " + greeting[MAJOR_AT] + ", at least 3 is needed");
        }
        byte[] mechanism = Arrays.copyOfRange(greeting, MECHANISM_AT, MECHANISM_AT + MECHANISM_BYTES);
        if (!Arrays.equals(mechanism, mechanism("NULL"))) {
            throw new ZmtpException("mechanism "
                    + new String(mechanism, StandardCharsets.ISO_8859_1).replace("\0", "")
                    + " on a Unix socket, where NULL is spoken");
        }
    }

    static ByteBuffer ready(SocketRole role) {
        ByteBuffer body = ByteBuffer.allocate(SHORT_MAX);
        putName(body, "READY");
        putProperty(body, "Socket-Type", role.name());
        putProperty(body, "Identity", "");
        return command(body.flip());
    }

    /** Checks the READY of the other side. */
    static void checkReady(byte[] body, SocketRole role) throws ZmtpException {
        String name = commandName(body);
        if (!name.equals("READY")) {
            throw new ZmtpException("the first command is " + name + " and not READY");
        }
        ByteBuffer properties = ByteBuffer.wrap(body, 1 + name.length(), body.length - 1 - name.length());
        try {
            while (properties.hasRemaining()) {
                String property = text(properties, properties.get() & 0xFF);
                String value = text(properties, properties.getInt());
                if (property.toLowerCase(Locale.ROOT).equals("socket-type") && !role.accepts(value)) {
                    throw new ZmtpException("a socket of type " + value + " does not fit to " + role);
                }
            }
        } catch (BufferUnderflowException e) {
            throw new ZmtpException("a READY that ends too early");
        }
    }

    static String commandName(byte[] body) throws ZmtpException {
        int length = body.length == 0 ? 0 : body[0] & 0xFF;
        if (length == 0 || 1 + length > body.length) {
            throw new ZmtpException("a command without a name");
        }
        return new String(body, 1, length, StandardCharsets.ISO_8859_1);
    }

    /** The answer to a PING: its context goes back. */
    static ByteBuffer pong(byte[] ping) {
        int contextAt = Math.min(ping.length, 1 + "PING".length() + PING_TTL_BYTES);
        int contextBytes = Math.min(16, ping.length - contextAt);
        ByteBuffer body = ByteBuffer.allocate(1 + "PONG".length() + contextBytes);
        putName(body, "PONG");
        body.put(ping, contextAt, contextBytes);
        return command(body.flip());
    }

    /** Writes what stands in front of a frame's body. */
    static void putPrefix(ByteBuffer out, int length, boolean more) {
        int flags = more ? MORE : 0;
        if (length > SHORT_MAX) {
            out.put((byte) (flags | LONG)).putLong(length);
        } else {
            out.put((byte) flags).put((byte) length);
        }
    }

    private static ByteBuffer command(ByteBuffer body) {
        ByteBuffer frame = ByteBuffer.allocate(2 + body.remaining());
        return frame.put((byte) COMMAND).put((byte) body.remaining()).put(body).flip();
    }

    private static void putName(ByteBuffer out, String name) {
        out.put((byte) name.length()).put(name.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void putProperty(ByteBuffer out, String name, String value) {
        putName(out, name);
        out.putInt(value.length()).put(value.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String text(ByteBuffer from, int length) {
        if (length < 0 || length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        from.get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] mechanism(String name) {
        return Arrays.copyOf(name.getBytes(StandardCharsets.ISO_8859_1), MECHANISM_BYTES);
    }
}
