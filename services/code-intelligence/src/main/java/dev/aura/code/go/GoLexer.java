package dev.aura.code.go;

import dev.aura.code.source.Lexer;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.source.Tokens.Kind;

/** Splits Go text into tokens. */
final class GoLexer extends Lexer {

    private GoLexer(SourceText source) {
        super(source);
    }

    static Tokens tokens(SourceText source) {
        return new GoLexer(source).all();
    }

    @Override
    protected Kind token(char c) {
        if (c == '`') {
            at = after("`", at + 1);
            return Kind.STRING;
        }
        if (c == '"' || c == '\'') {
            at = endOfString(c, at + 1);
            return Kind.STRING;
        }
        if (isNameStart(c)) {
            at = endOfName(at);
            return Kind.NAME;
        }
        if (isDigit(c) || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
            at = endOfNumber(at);
            return Kind.NUMBER;
        }
        at++;
        return Kind.SYMBOL;
    }

    /** A string or rune ends with its line at the latest. */
    private int endOfString(char quote, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != quote) {
            if (text.charAt(end) == '\n') {
                return unended(end);
            }
            boolean escape = text.charAt(end) == '\\' && end + 1 < text.length() && text.charAt(end + 1) != '\n';
            end += escape ? 2 : 1;
        }
        return end < text.length() ? end + 1 : unended(end);
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
