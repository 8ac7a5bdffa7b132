package dev.aura.code.diff;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where the characters of a decoded text stand in its bytes. */
final class ByteOffsets {

    private static final int MARK_BYTES = 3;

    private final String text;
    private int offset;
    private int bytes;

    private ByteOffsets(String text, int bytes) {
        this.text = text;
        this.bytes = bytes;
    }

    /** For a text decoded from UTF-8, with or without a byte order mark; null where the bytes are of another encoding. */
    static @Nullable ByteOffsets of(String text, byte[] content) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        int mark = content.length - length;
        boolean marked = mark == MARK_BYTES && (content[0] & 0xFF) == 0xEF;
        return mark == 0 || marked ? new ByteOffsets(text, mark) : null;
    }

    /** The byte at which a character begins; of growing offsets. The mark belongs to the first. */
    int at(int wanted) {
        if (wanted == 0) {
            return 0;
        }
        for (; offset < wanted; offset++) {
            bytes += length(text.charAt(offset));
        }
        return bytes;
    }

    /** Of a surrogate pair the first half counts for both. */
    private static int length(char c) {
        if (c < 0x80) {
            return 1;
        }
        if (c < 0x800) {
            return 2;
        }
        return Character.isHighSurrogate(c) ? 4 : Character.isLowSurrogate(c) ? 0 : 3;
    }
}
