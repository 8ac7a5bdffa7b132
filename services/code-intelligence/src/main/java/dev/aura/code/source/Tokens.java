package dev.aura.code.source;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The tokens of a file in order: offsets and kinds in flat arrays, since a file may have hundreds of thousands. */
public final class Tokens {

    /** Kind of a token. */
    public enum Kind {
        /** Identifier or keyword. */
        NAME(0),
        /** Number. */
        NUMBER(1),
        /** String or character literal. */
        STRING(2),
        /** Operator or punctuation. */
        SYMBOL(3),
        /** Comment, or a string that only documents. */
        COMMENT(4),
        /** Start of an indented block, without text. */
        INDENT(5),
        /** End of an indented block, without text. */
        DEDENT(6);

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }

        /** A number that stands for the kind in prints. */
        public int code() {
            return code;
        }
    }

    private static final Kind[] KINDS = Kind.values();

    private final SourceText source;
    private int[] starts = new int[1024];
    private int[] ends = new int[1024];
    private byte[] kinds = new byte[1024];
    private int size;
    private @Nullable Words words;

    /** Which have no end; made when the first does. */
    private @Nullable BitSet unended;

    public Tokens(SourceText source) {
        this.source = source;
    }

    /** Adds the next token. */
    public void add(Kind kind, int start, int end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            kinds = Arrays.copyOf(kinds, size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        kinds[size++] = kind.code;
        words = null;
    }

    /** The different texts of the tokens, as they are now. */
    public Words words() {
        Words known = words;
        if (known == null) {
            known = new Words(source, this);
            words = known;
        }
        return known;
    }

    /** Adds a literal or comment that the text, or its line, ends before it does. */
    public void addUnended(Kind kind, int start, int end) {
        if (unended == null) {
            unended = new BitSet();
        }
        unended.set(size);
        add(kind, start, end);
    }

    public boolean isUnended(int index) {
        return unended != null && unended.get(index);
    }

    public int size() {
        return size;
    }

    public int start(int index) {
        return starts[index];
    }

    public int end(int index) {
        return ends[index];
    }

    public Kind kind(int index) {
        return KINDS[kinds[index]];
    }

    public String text(int index) {
        return source.slice(starts[index], ends[index]);
    }

    /** Whether a token begins with an upper-case letter. */
    public boolean startsWithCapital(int index) {
        return ends[index] > starts[index]
                && Character.isUpperCase(source.text().charAt(starts[index]));
    }

    public boolean isText(int index, String text) {
        return ends[index] - starts[index] == text.length() && source.text().startsWith(text, starts[index]);
    }

    /** Index of the first token that starts at or after an offset; {@link #size()} where there is none. */
    public int from(int offset) {
        int found = Arrays.binarySearch(starts, 0, size, offset);
        int index = found >= 0 ? found : -found - 1;
        while (index > 0 && starts[index - 1] == offset) {
            index--;
        }
        return index;
    }

    /** Index of the token that covers an offset, or ends at it; -1 where there is none. */
    public int at(int offset) {
        int index = from(offset);
        if (index < size && starts[index] == offset && kind(index) == Kind.NAME) {
            return index;
        }
        return index > 0 && ends[index - 1] >= offset ? index - 1 : -1;
    }

    /** Turns the string token at an offset into a comment; true where there was one. */
    public boolean documents(int offset) {
        for (int index = from(offset); index < size && starts[index] == offset; index++) {
            if (kind(index) == Kind.STRING) {
                kinds[index] = Kind.COMMENT.code;
                words = null;
                return true;
            }
        }
        return false;
    }

    /** Lines (from 1) that hold code. */
    public BitSet codeLines() {
        return lines(false);
    }

    /** Lines (from 1) that hold a comment. */
    public BitSet commentLines() {
        return lines(true);
    }

    private BitSet lines(boolean comments) {
        BitSet lines = new BitSet(source.lineCount() + 1);
        int line = 1;
        for (int index = 0; index < size; index++) {
            if (ends[index] > starts[index] && comments == (kind(index) == Kind.COMMENT)) {
                line = source.line(starts[index], line);
                lines.set(line, source.line(ends[index] - 1, line) + 1);
            }
        }
        return lines;
    }

    /** The code from one offset to another on one line: comments left out, tokens a space apart where the text has space. */
    public String oneLine(int from, int to) {
        StringBuilder line = new StringBuilder();
        int last = -1;
        for (int index = from(from); index < size && ends[index] <= to; index++) {
            if (kind(index) != Kind.COMMENT && ends[index] > starts[index]) {
                if (last >= 0 && starts[index] > last && needsSpace(line, index)) {
                    line.append(' ');
                }
                line.append(source.text(), starts[index], ends[index]);
                last = ends[index];
            }
        }
        return line.toString();
    }

    private boolean needsSpace(StringBuilder line, int index) {
        char before = line.charAt(line.length() - 1);
        char after = source.text().charAt(starts[index]);
        return before != '(' && before != '[' && after != ')' && after != ']' && after != ',';
    }
}
