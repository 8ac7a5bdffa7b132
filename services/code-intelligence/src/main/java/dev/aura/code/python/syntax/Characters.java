package dev.aura.code.python.syntax;

/** What characters may be. Texts end with a zero that is not part of them, so that nobody has to ask whether there is another character. */
final class Characters {

    static final byte OTHER = 0;
    static final byte SPACE = 1;
    static final byte LINE_END = 2;
    static final byte NAME = 3;
    static final byte DIGIT = 4;
    static final byte QUOTE = 5;
    static final byte COMMENT = 6;
    static final byte BACKSLASH = 7;
    static final byte DOT = 8;
    static final byte NUL = 9;

    private static final int ASCII = 128;
    private static final byte[] CLASSES = new byte[ASCII];

    static {
        for (char c = 'a'; c <= 'z'; c++) {
            CLASSES[c] = NAME;
            CLASSES[Character.toUpperCase(c)] = NAME;
        }
        for (char c = '0'; c <= '9'; c++) {
            CLASSES[c] = DIGIT;
        }
        all(" \t\f\u000B", SPACE);
        all("\n\r", LINE_END);
        all("_", NAME);
        all("'\"`", QUOTE);
        all("#", COMMENT);
        all("\\", BACKSLASH);
        all(".", DOT);
        all("\0", NUL);
    }

    private Characters() {}

    private static void all(String characters, byte kind) {
        for (int at = 0; at < characters.length(); at++) {
            CLASSES[characters.charAt(at)] = kind;
        }
    }

    static char[] of(String text) {
        char[] chars = new char[text.length() + 1];
        text.getChars(0, text.length(), chars, 0);
        return chars;
    }

    static byte kind(char[] chars, int at) {
        char c = chars[at];
        if (c < ASCII) {
            return CLASSES[c];
        }
        if (isSpace(c)) {
            return SPACE;
        }
        return Character.isUnicodeIdentifierStart(Character.codePointAt(chars, at, chars.length - 1)) ? NAME : OTHER;
    }

    /** White space beyond ASCII, and marks without width. */
    static boolean isSpace(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == '\u0085'
                || c == '\uFEFF'
                || c == '\u2060'
                || c == '\u200B';
    }

    /** The offset after a name. */
    static int endOfName(char[] chars, int from) {
        int at = from;
        for (; ; ) {
            char c = chars[at];
            if (c < ASCII) {
                if (CLASSES[c] != NAME && CLASSES[c] != DIGIT) {
                    return at;
                }
                at++;
            } else {
                int code = Character.codePointAt(chars, at, chars.length - 1);
                if (isSpace(c) || !Character.isUnicodeIdentifierPart(code)) {
                    return at;
                }
                at += Character.charCount(code);
            }
        }
    }

    /** The offset of the end of a comment; a carriage return before a line feed belongs to it. */
    static int endOfComment(char[] chars, int from) {
        int at = from;
        while (at < chars.length - 1 && chars[at] != '\n' && (chars[at] != '\r' || chars[at + 1] == '\n')) {
            at++;
        }
        return at;
    }

    /** How many characters a line end has that follows a backslash; 0 where none does. */
    static int continuation(char[] chars, int backslash) {
        char next = chars[backslash + 1];
        if (next == '\r') {
            return chars[backslash + 2] == '\n' ? 2 : 1;
        }
        return next == '\n' ? 1 : 0;
    }
}
