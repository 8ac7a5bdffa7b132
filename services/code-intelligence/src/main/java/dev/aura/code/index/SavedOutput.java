package dev.aura.code.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;

/** Writes numbers, texts and arrays of a saved index, little-endian, and counts a checksum over them. Arrays come with their length. */
final class SavedOutput {

    private static final int BUFFER_BYTES = 1 << 20;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32 checksum = new CRC32();
    private final Map<String, Integer> numbers = new HashMap<>();

    SavedOutput(FileChannel channel) {
        this.channel = channel;
    }

    void number(int value) throws IOException {
        room(Integer.BYTES).putInt(value);
    }

    void wide(long value) throws IOException {
        room(Long.BYTES).putLong(value);
    }

    void bytes(byte[] bytes) throws IOException {
        number(bytes.length);
        for (int at = 0; at < bytes.length; ) {
            int some = Math.min(room(1).remaining(), bytes.length - at);
            buffer.put(bytes, at, some);
            at += some;
        }
    }

    void numbers(int[] values) throws IOException {
        number(values.length);
        for (int at = 0; at < values.length; ) {
            IntBuffer view = room(Integer.BYTES).asIntBuffer();
            int some = Math.min(view.remaining(), values.length - at);
            view.put(values, at, some);
            buffer.position(buffer.position() + some * Integer.BYTES);
            at += some;
        }
    }

    void text(String text) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The names that {@link #name} gives by number from now on. */
    void table(List<String> names) throws IOException {
        byte[][] texts = new byte[names.size()][];
        int[] ends = new int[names.size()];
        int end = 0;
        for (int number = 0; number < ends.length; number++) {
            numbers.put(names.get(number), number);
            texts[number] = names.get(number).getBytes(StandardCharsets.UTF_8);
            end += texts[number].length;
            ends[number] = end;
        }
        byte[] all = new byte[end];
        for (int number = 0; number < ends.length; number++) {
            System.arraycopy(texts[number], 0, all, ends[number] - texts[number].length, texts[number].length);
        }
        numbers(ends);
        bytes(all);
    }

    /** A string that is in the table. */
    void name(String name) throws IOException {
        number(number(name));
    }

    /** Strings that are in the table. */
    void names(List<String> names) throws IOException {
        int[] values = new int[names.size()];
        for (int at = 0; at < values.length; at++) {
            values[at] = number(names.get(at));
        }
        numbers(values);
    }

    private int number(String name) {
        return Objects.requireNonNull(numbers.get(name), name);
    }

    private ByteBuffer room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    private void flush() throws IOException {
        buffer.flip();
        checksum.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    /** Writes what is left; gives the checksum of everything. */
    long end() throws IOException {
        flush();
        return checksum.getValue();
    }
}
