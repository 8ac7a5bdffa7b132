package dev.aura.research.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The comments of a source file as passages, each under the line of code that follows it. A comment is what stands on lines of its own
 * in {@code /* … *}{@code /}, {@code //}, {@code #} or a Python docstring; that is no parser's truth, and enough to find it.
 */
final class SourceComments {

    private static final int CHARACTERS_MIN = 40;
    private static final int CHARACTERS_MAX = 2_000;
    private static final int HEADING_CHARACTERS_MAX = 120;
    private static final Pattern MARKS =
            Pattern.compile("^\\s*(?:/\\*\\*?|\\*/|\\*|///?|#+!?|\"\"\"|''')\\s?|\\s*(?:\\*/|\"\"\"|''')\\s*$");
    private static final Pattern LICENSE = Pattern.compile("(?is).*\\b(licensed under|copyright|spdx-license)\\b.*");

    private final String[] lines;
    private final List<TextPiece> pieces = new ArrayList<>();

    private SourceComments(String[] lines) {
        this.lines = lines;
    }

    static List<TextPiece> split(String content) {
        SourceComments comments = new SourceComments(content.split("\\R", -1));
        comments.read();
        return comments.pieces;
    }

    private void read() {
        int at = 0;
        while (at < lines.length) {
            int end = end(at);
            if (end > at) {
                add(at, end);
            }
            at = Math.max(end, at + 1);
        }
    }

    /** The line after the comment that starts at a line; the line itself where none does. */
    private int end(int at) {
        String line = lines[at].strip();
        if (line.startsWith("/*")) {
            return afterClosing(at, "*/", 2);
        }
        if (line.startsWith("\"\"\"") || line.startsWith("'''")) {
            return afterClosing(at, line.substring(0, 3), 3);
        }
        int end = at;
        String mark = line.startsWith("//") ? "//" : line.startsWith("#") ? "#" : null;
        while (mark != null && end < lines.length && lines[end].strip().startsWith(mark)) {
            end++;
        }
        return end;
    }

    private int afterClosing(int at, String closing, int skip) {
        int from = lines[at].indexOf(lines[at].strip()) + skip;
        for (int i = at; i < lines.length; i++) {
            if (lines[i].indexOf(closing, i == at ? from : 0) >= 0) {
                return i + 1;
            }
        }
        return lines.length;
    }

    private void add(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to && text.length() < CHARACTERS_MAX; i++) {
            text.append(MARKS.matcher(lines[i]).replaceAll("")).append('\n');
        }
        String done = text.toString().strip();
        if (done.length() >= CHARACTERS_MIN && !LICENSE.matcher(done).matches()) {
            String bounded = done.length() <= CHARACTERS_MAX ? done : done.substring(0, CHARACTERS_MAX);
            pieces.add(new TextPiece(heading(to), bounded, from + 1));
        }
    }

    /** The first line of code after a comment, which is what the comment is about. */
    private String heading(int from) {
        for (int i = from; i < lines.length && i < from + 5; i++) {
            String line = lines[i].strip();
            if (!line.isEmpty() && !line.startsWith("@")) {
                return line.length() <= HEADING_CHARACTERS_MAX ? line : line.substring(0, HEADING_CHARACTERS_MAX);
            }
        }
        return "";
    }
}
