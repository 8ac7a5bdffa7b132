package dev.aura.code.go;

import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.source.Tokens.Kind;

/** Splits Go text into tokens. Accepts any text; what Go has no token for becomes a symbol. */
final class GoLexer {

    private final String text;
    private final Tokens tokens;
    private int at;

    private GoLexer(SourceText source) {
        this.text = source.text();
        this.tokens = new Tokens(source);
    }

    static Tokens tokens(SourceText source) {
        GoLexer lexer = new GoLexer(source);
        while (lexer.at < lexer.text.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        int start = at;
        if (Character.isWhitespace(c)) {
            at++;
            return;
        }
        Kind kind = Kind.SYMBOL;
        if (text.startsWith("//", at)) {
            at = endOfLine(at);
            kind = Kind.COMMENT;
        } else if (text.startsWith("/*", at)) {
            at = after("*/", at + 2);
            kind = Kind.COMMENT;
        } else if (c == '`') {
            at = after("`", at + 1);
            kind = Kind.STRING;
        } else if (c == '"' || c == '\'') {
            at = endOfString(c, at + 1);
            kind = Kind.STRING;
        } else if (isNameStart(c)) {
            at = endOfName(at);
            kind = Kind.NAME;
        } else if (isDigit(c) || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
            at = endOfNumber(at);
            kind = Kind.NUMBER;
        } else {
            at++;
        }
        tokens.add(kind, start, at);
    }

    private static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_' || Character.isSurrogate(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private int after(String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + mark.length();
    }

    /** A string or rune ends with its line at the latest. */
    private int endOfString(char quote, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != quote) {
            if (text.charAt(end) == '\n') {
                return end;
            }
            boolean escape = text.charAt(end) == '\\' && end + 1 < text.length() && text.charAt(end + 1) != '\n';
            end += escape ? 2 : 1;
        }
        return Math.min(end + 1, text.length());
    }

    private int endOfName(int from) {
        int end = from + 1;
        while (end < text.length() && (isNameStart(text.charAt(end)) || Character.isDigit(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    /** Digits, letters of a base or exponent, and the sign of an exponent. */
    private int endOfNumber(int from) {
        boolean hexadecimal = text.startsWith("0x", from) || text.startsWith("0X", from);
        int end = from + 1;
        while (end < text.length()) {
            char c = text.charAt(end);
            char before = Character.toLowerCase(text.charAt(end - 1));
            boolean exponentSign = (c == '+' || c == '-') && before == (hexadecimal ? 'p' : 'e');
            if (!exponentSign && c != '.' && !isNameStart(c) && !isDigit(c)) {
                break;
            }
            end++;
        }
        return end;
    }
}
