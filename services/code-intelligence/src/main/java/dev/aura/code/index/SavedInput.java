package dev.aura.code.index;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Reads what {@link SavedOutput} wrote. Content that it did not write ends in some unchecked exception. */
final class SavedInput {

    private final ByteBuffer buffer;
    private String[] table = {};

    SavedInput(ByteBuffer content) {
        this.buffer = content.order(ByteOrder.LITTLE_ENDIAN);
    }

    int number() {
        return buffer.getInt();
    }

    long wide() {
        return buffer.getLong();
    }

    byte[] bytes() {
        byte[] bytes = new byte[length(1)];
        buffer.get(bytes);
        return bytes;
    }

    int[] numbers() {
        int[] values = new int[length(Integer.BYTES)];
        buffer.asIntBuffer().get(values);
        buffer.position(buffer.position() + values.length * Integer.BYTES);
        return values;
    }

    /** A length that there is content for. */
    private int length(int unit) {
        int length = buffer.getInt();
        if (length < 0 || length > buffer.remaining() / unit) {
            throw new IllegalArgumentException(length + " entries of " + unit + " bytes in " + buffer.remaining());
        }
        return length;
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** Reads the names that {@link #name} stands for from now on. */
    String[] table() {
        int[] ends = numbers();
        byte[] all = bytes();
        String[] names = new String[ends.length];
        int start = 0;
        for (int number = 0; number < ends.length; number++) {
            names[number] = new String(all, start, ends[number] - start, StandardCharsets.UTF_8);
            start = ends[number];
        }
        table = names;
        return names;
    }

    String name() {
        return table[number()];
    }

    List<String> names() {
        int[] values = numbers();
        String[] names = new String[values.length];
        for (int at = 0; at < values.length; at++) {
            names[at] = table[values[at]];
        }
        return Collections.unmodifiableList(Arrays.asList(names));
    }
}
