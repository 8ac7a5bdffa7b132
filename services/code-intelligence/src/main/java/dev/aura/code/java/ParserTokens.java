package dev.aura.code.java;

import com.github.javaparser.GeneratedJavaParserConstants;
import com.github.javaparser.GivenTokens;
import com.github.javaparser.Position;
import com.github.javaparser.Range;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.source.Tokens.Kind;
import dev.aura.code.source.Words;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a file as the parser's grammar takes them. Its own lexer makes several objects of each space and goes through comments a character at a time, and nothing here wants either of them; ours has been over the file
 * anyway.
 */
final class ParserTokens {

    private static final Map<String, Integer> LEXEMES = GivenTokens.lexemes();

    /** Kinds of separators and operators of one character, by it; 0 for what is none. */
    private static final int[] SINGLE = new int[128];

    private static final String[] SINGLE_TEXT = new String[128];

    /** With what a longer operator may begin, and what may be its second character. */
    private static final boolean[] LONGER = new boolean[128];

    private static final boolean[] SECOND = new boolean[128];

    private static final int LONGEST = 4;

    static {
        LEXEMES.forEach((text, kind) -> {
            char first = text.charAt(0);
            if (!isWord(first) && text.length() == 1) {
                SINGLE[first] = kind;
                SINGLE_TEXT[first] = text;
            }
            if (!isWord(first) && text.length() > 1) {
                LONGER[first] = true;
                SECOND[text.charAt(1)] = true;
            }
        });
    }

    private final SourceText source;
    private final String text;
    private final Tokens tokens;
    private final Words words;

    /** Kinds of the words that were met, by their number; 0 for others. */
    private final int[] kinds;

    private final GivenTokens given;
    private int line = 1;

    private ParserTokens(SourceText source, Tokens tokens) {
        this.source = source;
        this.text = source.text();
        this.tokens = tokens;
        this.words = tokens.words();
        this.kinds = new int[words.count()];
        this.given = new GivenTokens(new Position(1, 1), tokens.size() + 1);
    }

    /** Null where the parser's lexer could tell them otherwise, or is to say what is wrong. */
    static @Nullable GivenTokens of(SourceText source, Tokens tokens) {
        ParserTokens made = new ParserTokens(source, tokens);
        return made.isMade() ? made.given : null;
    }

    private boolean isMade() {
        int last = 0;
        boolean code = false;
        for (int index = 0; index < tokens.size(); ) {
            if (!isSpace(last, tokens.start(index)) || tokens.isUnended(index)) {
                return false;
            }
            int after = tokens.kind(index) == Kind.COMMENT ? comment(index) : code(index);
            if (after < 0) {
                return false;
            }
            code |= tokens.kind(index) != Kind.COMMENT;
            index = after;
            last = tokens.end(after - 1);
        }
        if (!code || !isSpace(last, text.length())) {
            return false;
        }
        // Its place is that of the last character.
        add(GeneratedJavaParserConstants.EOF, "", text.length() - 1, text.length());
        return true;
    }

    /** Whether a stretch between tokens holds nothing that the parser takes for an error. */
    private boolean isSpace(int from, int to) {
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f') {
                return false;
            }
        }
        return true;
    }

    /** The token after a comment, if it ends. */
    private int comment(int index) {
        int start = tokens.start(index);
        int end = tokens.end(index);
        boolean ends = text.charAt(start + 1) == '/' || (end - start >= 4 && text.startsWith("*/", end - 2));
        return ends ? index + 1 : -1;
    }

    /** Adds what begins with a token; the token after it, or -1 where that is left to the parser's lexer. */
    private int code(int index) {
        int start = tokens.start(index);
        return switch (tokens.kind(index)) {
            case NAME -> name(index, start);
            case NUMBER -> number(index, start);
            case STRING -> literal(index, start);
            case SYMBOL -> symbol(index, start);
            case COMMENT, INDENT, DEDENT -> -1;
        };
    }

    private int name(int index, int start) {
        int word = words.number(index);
        String name = words.text(word);
        if (name.equals("non") && text.startsWith("non-sealed", start)) {
            return add(index, GeneratedJavaParserConstants.NON_SEALED, "non-sealed");
        }
        int kind = kinds[word];
        if (kind == 0) {
            kind = isWord(name) ? LEXEMES.getOrDefault(name, GeneratedJavaParserConstants.IDENTIFIER) : -1;
            kinds[word] = kind;
        }
        if (kind < 0) {
            return -1;
        }
        add(kind, name, start, tokens.end(index));
        return index + 1;
    }

    private static boolean isWord(String name) {
        for (int at = 0; at < name.length(); at++) {
            if (!isWord(name.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c, 10) || c == '_' || c == '$';
    }

    private int literal(int index, int start) {
        int end = tokens.end(index);
        int kind;
        if (text.startsWith("\"\"\"", start)) {
            kind = GeneratedJavaParserConstants.TEXT_BLOCK_LITERAL;
        } else if (text.charAt(start) == '"') {
            kind = GeneratedJavaParserConstants.STRING_LITERAL;
            for (int at = start + 1; at < end - 1; ) {
                at = afterCharacter(at);
                if (at < 0) {
                    return -1;
                }
            }
        } else {
            kind = GeneratedJavaParserConstants.CHARACTER_LITERAL;
            if (end - start < 3 || afterCharacter(start + 1) != end - 1) {
                return -1;
            }
        }
        add(kind, words.text(words.number(index)), start, end);
        return index + 1;
    }

    /** After a character of a literal or its escape (JLS 3.10.7); -1 where it is neither. */
    private int afterCharacter(int at) {
        char c = text.charAt(at);
        if (c == '\r') {
            return -1;
        }
        if (c != '\\') {
            return at + 1;
        }
        char escaped = text.charAt(at + 1);
        if (escaped == 'u') {
            for (int digit = at + 2; digit < at + 6; digit++) {
                if (digit >= text.length() || !isDigit(text.charAt(digit), 16)) {
                    return -1;
                }
            }
            return at + 6;
        }
        if (isDigit(escaped, 8)) {
            int most = at + (escaped <= '3' ? 4 : 3);
            int end = at + 2;
            while (end < most && isDigit(text.charAt(end), 8)) {
                end++;
            }
            return end;
        }
        return "sntbrf\\'\"".indexOf(escaped) >= 0 ? at + 2 : -1;
    }

    private int symbol(int index, int start) {
        char c = text.charAt(start);
        if (c == '>') {
            return greater(index, start);
        }
        if (c >= SINGLE.length || (SINGLE[c] == 0 && !LONGER[c])) {
            return -1;
        }
        if (c == '.' && start + 1 < text.length() && isDigit(text.charAt(start + 1), 10)) {
            return number(index, start);
        }
        if (LONGER[c] && start + 1 < text.length() && isSecond(text.charAt(start + 1))) {
            for (int end = Math.min(start + LONGEST, text.length()); end > start + 1; end--) {
                String operator = text.substring(start, end);
                Integer kind = LEXEMES.get(operator);
                if (kind != null) {
                    return add(index, kind, operator);
                }
            }
        }
        if (SINGLE[c] == 0) {
            return -1;
        }
        add(SINGLE[c], SINGLE_TEXT[c], start, start + 1);
        return index + 1;
    }

    private static boolean isSecond(char c) {
        return c < SECOND.length && SECOND[c];
    }

    /** Those of a shift stay apart, for type arguments may end with them. */
    private int greater(int index, int start) {
        if (text.startsWith(">>>=", start)) {
            return add(index, GeneratedJavaParserConstants.RUNSIGNEDSHIFTASSIGN, ">>>=");
        }
        boolean three = text.startsWith(">>>", start);
        if (!three && text.startsWith(">>=", start)) {
            return add(index, GeneratedJavaParserConstants.RSIGNEDSHIFTASSIGN, ">>=");
        }
        if (three || text.startsWith(">>", start)) {
            given.addOfShift(
                    three ? GeneratedJavaParserConstants.RUNSIGNEDSHIFT : GeneratedJavaParserConstants.RSIGNEDSHIFT,
                    range(start, start + 1));
            return index + 1;
        }
        if (text.startsWith(">=", start)) {
            return add(index, GeneratedJavaParserConstants.GE, ">=");
        }
        add(GeneratedJavaParserConstants.GT, ">", start, start + 1);
        return index + 1;
    }

    private int number(int index, int start) {
        JavaNumber number = JavaNumber.at(text, start);
        if (number == null) {
            return -1;
        }
        int kind = switch (number.kind()) {
            case INTEGER -> GeneratedJavaParserConstants.INTEGER_LITERAL;
            case LONG -> GeneratedJavaParserConstants.LONG_LITERAL;
            case FLOATING_POINT -> GeneratedJavaParserConstants.FLOATING_POINT_LITERAL;
        };
        return add(index, kind, text.substring(start, number.end()));
    }

    /** Adds a token that may be several of ours; the one of ours after it, or -1 where none ends with it. */
    private int add(int index, int kind, String image) {
        int start = tokens.start(index);
        int end = start + image.length();
        int after = index;
        while (after < tokens.size() && tokens.start(after) < end) {
            after++;
        }
        if (tokens.end(after - 1) != end) {
            return -1;
        }
        add(kind, image, start, end);
        return after;
    }

    private void add(int kind, String image, int start, int end) {
        given.add(kind, image, range(start, end));
    }

    private Range range(int start, int end) {
        line = source.line(start, line);
        int lineStart = source.lineStart(line);
        Position begin = new Position(line, start - lineStart + 1);
        int last = end - 1;
        if (last < source.lineStart(line + 1)) {
            return new Range(begin, last == start ? begin : new Position(line, last - lineStart + 1));
        }
        int lastLine = source.line(last, line);
        return new Range(begin, new Position(lastLine, last - source.lineStart(lastLine) + 1));
    }

    private static boolean isDigit(char c, int radix) {
        return JavaNumber.isDigit(c, radix);
    }
}
