package dev.aura.code.java;

import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * A text as the parser is given it: without comments, and with tabs for spaces. Its lexer makes several objects of each space and goes
 * through comments a character at a time, and nothing here wants either of them. Every other token stays in its line and column, with
 * tab stops every {@value #TAB_STOPS} columns.
 */
final class Condensed {

    static final int TAB_STOPS = 4;

    private final String text;
    private final Tokens tokens;
    private final StringBuilder condensed;
    private int lineStart;

    private Condensed(SourceText source, Tokens tokens) {
        this.text = source.text();
        this.tokens = tokens;
        this.condensed = new StringBuilder(text.length());
    }

    /** Null where it could be read otherwise than the text itself. */
    static @Nullable String of(SourceText source, Tokens tokens) {
        Condensed made = new Condensed(source, tokens);
        return made.isMade() ? made.condensed.toString() : null;
    }

    private boolean isMade() {
        int done = 0;
        int last = 0;
        for (int index = 0; index < tokens.size(); index++) {
            int start = tokens.start(index);
            int end = tokens.end(index);
            if (!isPlainSpace(last, start) || !isPlain(index)) {
                return false;
            }
            last = end;
            if (tokens.kind(index) != Tokens.Kind.COMMENT) {
                space(done, start);
                condensed.append(text, start, end);
                lineStart = Math.max(lineStart, lastLineStart(start, end));
                done = end;
            }
        }
        space(done, text.length());
        return isPlainSpace(last, text.length());
    }

    /** Whether a stretch between tokens holds nothing that the parser takes for an error. */
    private boolean isPlainSpace(int from, int to) {
        for (int at = from; at < to; at++) {
            if (" \n\t\r\f".indexOf(text.charAt(at)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a token is a comment that ends, or code whose columns do not depend on tab stops. */
    private boolean isPlain(int index) {
        int start = tokens.start(index);
        int end = tokens.end(index);
        return switch (tokens.kind(index)) {
            case COMMENT -> text.charAt(start + 1) == '/' || (end - start >= 4 && text.startsWith("*/", end - 2));
            case STRING -> text.indexOf('\t', start, end) < 0;
            default -> true;
        };
    }

    /** Where the last line begins that begins within a token, a text block; 0 where none does. */
    private int lastLineStart(int from, int to) {
        for (int at = to; at > from; at--) {
            if (isLineEnd(text.charAt(at - 1))) {
                return at;
            }
        }
        return 0;
    }

    /** Line ends, and as much space as brings what follows to its column. */
    private void space(int from, int to) {
        int done = from;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (isLineEnd(c)) {
                if (c == '\n' && at > done) {
                    apart();
                }
                condensed.append(c);
                done = at + 1;
                lineStart = done;
            }
        }
        columns(done - lineStart, to - lineStart);
    }

    /** Keeps a line feed from making one line end of the carriage return on the line before, which stood apart from it. */
    private void apart() {
        if (!condensed.isEmpty() && condensed.charAt(condensed.length() - 1) == '\r') {
            condensed.append(' ');
        }
    }

    private void columns(int from, int to) {
        int at = from;
        if (condensed.isEmpty() && to > from) {
            // The first token of all is the beginning of the file.
            condensed.append(' ');
            at++;
        }
        for (int stop = (at / TAB_STOPS + 1) * TAB_STOPS; stop <= to; stop += TAB_STOPS) {
            condensed.append('\t');
            at = stop;
        }
        condensed.repeat(' ', to - at);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
