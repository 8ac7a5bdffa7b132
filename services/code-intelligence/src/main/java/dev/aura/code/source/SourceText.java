package dev.aura.code.source;

import dev.aura.proto.mesh.v1.Position;
import dev.aura.proto.mesh.v1.Range;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A file's text. Offsets count UTF-16 units from 0; lines and columns count from 1, as editors do. */
public final class SourceText {

    /** What stands for malformed bytes in a decoded text. */
    private static final char REPLACED = '\uFFFD';

    private final String text;
    private final int[] lineStarts;

    /** The line found last, as a guess for the next: who reads a file goes on from where it was. Any value will do, so threads may race for it. */
    private int near;

    private SourceText(String text) {
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    public static SourceText of(String text) {
        return new SourceText(text);
    }

    /** Decodes a file: by its byte order mark, else UTF-8, else (it is not UTF-8) ISO 8859-1, which any bytes are. */
    public static SourceText decode(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return decode(bytes, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return decode(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return decode(bytes, 2, StandardCharsets.UTF_16BE);
        }
        return decode(bytes, 0, StandardCharsets.UTF_8);
    }

    private static SourceText decode(byte[] bytes, int from, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            String text = new String(bytes, from, bytes.length - from, charset);
            if (text.indexOf(REPLACED) < 0) {
                return new SourceText(text); // nothing was malformed; this way is several times faster
            }
        }
        ByteBuffer content = ByteBuffer.wrap(bytes, from, bytes.length - from);
        try {
            return new SourceText(charset.newDecoder().decode(content).toString());
        } catch (CharacterCodingException malformed) {
            return new SourceText(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int at = 0; at < mark.length; at++) {
            if (at >= bytes.length || (bytes[at] & 0xFF) != mark[at]) {
                return false;
            }
        }
        return true;
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[text.length() / 24 + 16];
        int count = 1;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean ends = c == '\n' || (c == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n'));
            if (ends) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = at + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    public String text() {
        return text;
    }

    public String slice(int start, int end) {
        return text.substring(start, end);
    }

    public int length() {
        return text.length();
    }

    /** Lines; a last line without characters does not count. */
    public int lineCount() {
        int count = lineStarts.length;
        return lineStarts[count - 1] == text.length() ? count - 1 : count;
    }

    /** Line of an offset, from 1. */
    public int line(int offset) {
        int guess = near;
        if (isIn(offset, guess)) {
            return guess + 1;
        }
        int found = guess + 1 < lineStarts.length && isIn(offset, guess + 1)
                ? guess + 1
                : Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : Math.max(0, -found - 2);
        near = line;
        return line + 1;
    }

    private boolean isIn(int offset, int line) {
        return lineStarts[line] <= offset && (line + 1 == lineStarts.length || offset < lineStarts[line + 1]);
    }

    /** Line of an offset, looked for from a line shortly before it. */
    public int line(int offset, int near) {
        if (lineStarts[near - 1] > offset) {
            return line(offset);
        }
        int line = near;
        while (line < lineStarts.length && lineStarts[line] <= offset) {
            line++;
        }
        return line;
    }

    /** Offset of the first character of a line; the end of the text for lines past it. */
    public int lineStart(int line) {
        return line > lineStarts.length ? text.length() : lineStarts[Math.max(line, 1) - 1];
    }

    /** Text of a line without its end. */
    public String lineText(int line) {
        return text.substring(lineStart(line), lineStart(line + 1)).stripTrailing();
    }

    /** Offset of a line and column; clamped to the text. */
    public int offset(int line, int column) {
        int start = lineStart(line);
        return Math.clamp((long) start + column - 1, start, lineStart(line + 1));
    }

    public Position position(int offset) {
        int line = line(offset);
        return Position.newBuilder()
                .setLine(line)
                .setColumn(offset - lineStarts[line - 1] + 1)
                .build();
    }

    public Range range(int start, int end) {
        return Range.newBuilder()
                .setStart(position(start))
                .setEnd(position(end))
                .build();
    }
}
