package dev.aura.cli.code.fix;

import dev.aura.proto.mesh.v1.Position;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A file's text with what is needed to write it back as it was encoded. Read as code intelligence reads files: by the byte order
 * mark, else UTF-8, else ISO 8859-1.
 */
final class EncodedText {

    private final String text;
    private final Charset charset;
    private final byte[] mark;
    private final List<Integer> lineStarts;

    private EncodedText(String text, Charset charset, byte[] mark) {
        this.text = text;
        this.charset = charset;
        this.mark = mark;
        this.lineStarts = lineStarts(text);
    }

    static EncodedText of(byte[] bytes) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            byte[] mark = "\uFEFF".getBytes(charset);
            if (startsWith(bytes, mark)) {
                return decode(bytes, mark, charset);
            }
        }
        return decode(bytes, new byte[0], StandardCharsets.UTF_8);
    }

    static EncodedText ofText(String text) {
        return new EncodedText(text, StandardCharsets.UTF_8, new byte[0]);
    }

    private static EncodedText decode(byte[] bytes, byte[] mark, Charset charset) {
        try {
            ByteBuffer content = ByteBuffer.wrap(bytes, mark.length, bytes.length - mark.length);
            return new EncodedText(charset.newDecoder().decode(content).toString(), charset, mark);
        } catch (CharacterCodingException malformed) {
            return new EncodedText(
                    new String(bytes, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1, new byte[0]);
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int at = 0; at < mark.length; at++) {
            if (bytes[at] != mark[at]) {
                return false;
            }
        }
        return true;
    }

    private static List<Integer> lineStarts(String text) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || (c == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n'))) {
                starts.add(at + 1);
            }
        }
        return starts;
    }

    String text() {
        return text;
    }

    /** Another text as this file would hold it. */
    byte[] encode(String other) throws CharacterCodingException {
        ByteBuffer content = charset.newEncoder().encode(CharBuffer.wrap(other));
        byte[] bytes = new byte[mark.length + content.remaining()];
        System.arraycopy(mark, 0, bytes, 0, mark.length);
        content.get(bytes, mark.length, bytes.length - mark.length);
        return bytes;
    }

    /** Offset of a position; -1 where the text has none there. */
    int offset(Position position) {
        int line = position.getLine();
        if (line < 1 || line > lineStarts.size() || position.getColumn() < 1) {
            return -1;
        }
        int end = line < lineStarts.size() ? lineStarts.get(line) : text.length();
        int offset = lineStarts.get(line - 1) + position.getColumn() - 1;
        return offset <= end ? offset : -1;
    }

    /** Line of an offset, from 0. */
    int line(int offset) {
        int low = 0;
        int high = lineStarts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (lineStarts.get(middle) <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Lines, a last one without characters not counted. */
    int lineCount() {
        return lineStarts.getLast() == text.length() ? lineStarts.size() - 1 : lineStarts.size();
    }

    /** A line with its end, from 0. */
    String lineText(int line) {
        return text.substring(lineStart(line), lineStart(line + 1));
    }

    int lineStart(int line) {
        return line < lineStarts.size() ? lineStarts.get(line) : text.length();
    }
}
