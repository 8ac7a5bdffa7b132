package dev.aura.code.java;

import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A text as the parser is given it: without comments, line ends and indents, and with a space only where two tokens could be taken for one. Its lexer makes several objects of each space and goes through
 * comments a character at a time, and nothing here wants either of them. What is parsed is brought back to its {@link #place place}.
 */
final class Condensed {

    /** Which no character of a token next to them makes a longer token with. */
    private static final BitSet APART = characters("(){}[];,");

    /** Which make longer tokens among themselves, but with no name or number. A minus is not one of them, for there is {@code non-sealed}. */
    private static final BitSet OPERATORS = characters("=+*/%&|^!~?:<>");

    private static final BitSet SPACE = characters(" \n\t\r\f");

    private final SourceText source;
    private final String text;
    private final Tokens tokens;
    private final StringBuilder condensed;

    /** Where the pieces begin, in the condensed text and in the source; a piece is a token, or a space that stands for what is before the first or after the last. */
    private final int[] starts;

    private final int[] origins;
    private int pieces;

    /** Line starts of the condensed text: text blocks keep theirs. */
    private int[] lineStarts = new int[4];

    private int lines = 1;

    private Condensed(SourceText source, Tokens tokens) {
        this.source = source;
        this.text = source.text();
        this.tokens = tokens;
        this.condensed = new StringBuilder(text.length());
        this.starts = new int[tokens.size() + 2];
        this.origins = new int[tokens.size() + 2];
    }

    private static BitSet characters(String characters) {
        BitSet set = new BitSet();
        characters.chars().forEach(set::set);
        return set;
    }

    /** Null where it could be read otherwise than the text itself. */
    static @Nullable Condensed of(SourceText source, Tokens tokens) {
        Condensed made = new Condensed(source, tokens);
        return made.isMade() ? made : null;
    }

    String text() {
        return condensed.toString();
    }

    private boolean isMade() {
        int last = 0;
        int done = 0;
        for (int index = 0; index < tokens.size(); index++) {
            int start = tokens.start(index);
            int end = tokens.end(index);
            if (!isSpace(last, start) || !isPlain(index)) {
                return false;
            }
            last = end;
            if (tokens.kind(index) != Tokens.Kind.COMMENT) {
                if (done == 0 && start > 0) {
                    // The first token of all is the beginning of the file.
                    begin(0);
                    condensed.append(' ');
                } else if (start > done && !isApart(text.charAt(done - 1), text.charAt(start))) {
                    condensed.append(' ');
                }
                begin(start);
                if (tokens.kind(index) == Tokens.Kind.STRING) {
                    addLines(start, end);
                }
                condensed.append(text, start, end);
                done = end;
            }
        }
        if (done < text.length()) {
            // So is the last one its end.
            begin(text.length() - 1);
            condensed.append(' ');
        }
        return done > 0 && isSpace(last, text.length());
    }

    private void begin(int origin) {
        starts[pieces] = condensed.length();
        origins[pieces++] = origin;
    }

    private void addLines(int from, int to) {
        for (int at = from; at < to; at++) {
            if (isLineEnd(text, at)) {
                if (lines == lineStarts.length) {
                    lineStarts = Arrays.copyOf(lineStarts, lines * 2);
                }
                lineStarts[lines++] = condensed.length() + at + 1 - from;
            }
        }
    }

    private static boolean isLineEnd(String text, int at) {
        char c = text.charAt(at);
        return c == '\n' || (c == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n'));
    }

    /** Whether tokens that end and begin so stay two where nothing is between them. */
    private static boolean isApart(char before, char after) {
        return APART.get(before)
                || APART.get(after)
                || (isWord(before) && OPERATORS.get(after))
                || (OPERATORS.get(before) && isWord(after));
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
    }

    /** Whether a stretch between tokens holds nothing that the parser takes for an error. */
    private boolean isSpace(int from, int to) {
        for (int at = from; at < to; at++) {
            if (!SPACE.get(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a token is code, or a comment that ends. */
    private boolean isPlain(int index) {
        int start = tokens.start(index);
        int end = tokens.end(index);
        return tokens.kind(index) != Tokens.Kind.COMMENT
                || text.charAt(start + 1) == '/'
                || (end - start >= 4 && text.startsWith("*/", end - 2));
    }

    /** Gives the nodes that were parsed from the condensed text the lines and columns of the source. */
    void place(Node root) {
        new Placing().place(root);
    }

    /** Who brings nodes back; tokens near each other share their positions. */
    private final class Placing {

        private final int[] pieceAt = new int[condensed.length() + 1];
        private final @Nullable Position[] begins = new Position[pieces];
        private int ended = -1;
        private Position end = new Position(1, 1);

        Placing() {
            for (int piece = 0; piece < pieces; piece++) {
                int next = piece + 1 < pieces ? starts[piece + 1] : pieceAt.length;
                Arrays.fill(pieceAt, starts[piece], next, piece);
            }
        }

        void place(Node node) {
            node.getRange().ifPresent(range -> node.setRange(new Range(begin(range.begin), end(range.end))));
            for (Node child : node.getChildNodes()) {
                place(child);
            }
        }

        private Position begin(Position condensedPosition) {
            int at = offset(condensedPosition);
            int piece = pieceAt[at];
            if (at != starts[piece]) {
                return position(at);
            }
            Position known = begins[piece];
            if (known == null) {
                known = position(at);
                begins[piece] = known;
            }
            return known;
        }

        private Position end(Position condensedPosition) {
            int at = offset(condensedPosition);
            if (at != ended) {
                ended = at;
                end = position(at);
            }
            return end;
        }

        private int offset(Position position) {
            return Math.min(lineStarts[position.line - 1] + position.column - 1, condensed.length());
        }

        private Position position(int at) {
            int piece = pieceAt[at];
            int offset = origins[piece] + at - starts[piece];
            int line = source.line(offset);
            return new Position(line, offset - source.lineStart(line) + 1);
        }
    }
}
