package dev.aura.bus.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aura.bus.wire.FrameCodec;
import dev.aura.bus.wire.MalformedFrameException;
import dev.aura.bus.wire.Message;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept of a command that is over, as bytes: names and parts, each behind its length. */
final class OutcomeCodec {

    private OutcomeCodec() {}

    static byte[] encode(Commands.Key key) {
        return joined(List.of(
                key.owner().getBytes(UTF_8),
                key.method().getBytes(UTF_8),
                key.key().getBytes(UTF_8)));
    }

    /** An END; empty where nobody knows it. */
    static byte[] encode(@Nullable Message end) {
        return end == null ? new byte[0] : joined(FrameCodec.encode(end));
    }

    static @Nullable Message decode(byte[] value) {
        if (value.length == 0) {
            return null;
        }
        ByteBuffer from = ByteBuffer.wrap(value);
        byte[] header = part(from);
        List<byte[]> parts = from.hasRemaining() ? List.of(header, part(from)) : List.of(header);
        try {
            return FrameCodec.decode(parts);
        } catch (MalformedFrameException e) {
            throw new IllegalStateException("an outcome that was kept cannot be read: " + Arrays.toString(header), e);
        }
    }

    private static byte[] joined(List<byte[]> parts) {
        int length =
                parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
        ByteBuffer into = ByteBuffer.allocate(length);
        parts.forEach(part -> into.putInt(part.length).put(part));
        return into.array();
    }

    private static byte[] part(ByteBuffer from) {
        byte[] part = new byte[from.getInt()];
        from.get(part);
        return part;
    }
}
