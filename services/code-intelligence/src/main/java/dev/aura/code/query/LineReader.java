package dev.aura.code.query;

import dev.aura.code.source.SourceText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads single lines out of a file's bytes, in ascending order: the rest is only searched for the ends of lines, not decoded. */
final class LineReader {

    private final byte[] bytes;

    /** A character for each byte: what strings are searched with is faster than a loop. */
    private final String text;

    private final boolean hasReturns;

    /** Set where a line's end is not one byte. */
    private final @Nullable SourceText wide;

    private int line = 1;
    private int start;

    LineReader(byte[] bytes) {
        this.bytes = bytes;
        this.text = new String(bytes, StandardCharsets.ISO_8859_1);
        this.hasReturns = text.indexOf('\r') >= 0;
        this.wide = isWide(bytes) ? SourceText.decode(bytes) : null;
        this.start = startsWithMark(bytes) ? 3 : 0;
    }

    private static boolean isWide(byte[] bytes) {
        return bytes.length > 1 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFE + 0xFF && (bytes[0] & 0xFF) >= 0xFE;
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length > 2 && (bytes[0] & 0xFF) == 0xEF && (bytes[1] & 0xFF) == 0xBB && (bytes[2] & 0xFF) == 0xBF;
    }

    /** The text of a line, which is not above the one read last; lines count from 1. */
    String line(int wanted) {
        if (wide != null) {
            return wide.lineText(wanted);
        }
        while (line < wanted && start < bytes.length) {
            start = next(end(start));
            line++;
        }
        int end = end(start);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, end - start))
                    .toString();
        } catch (CharacterCodingException malformed) {
            return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
        }
    }

    /** Where the line that an offset stands in ends. */
    private int end(int from) {
        if (!hasReturns) {
            int found = text.indexOf('\n', from);
            return found < 0 ? bytes.length : found;
        }
        int at = from;
        while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        return at;
    }

    private int next(int end) {
        boolean two = end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n';
        return Math.min(bytes.length, end + (two ? 2 : 1));
    }
}
