package dev.aura.code.rust;

import dev.aura.code.source.Lexer;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.source.Tokens.Kind;

/** Splits Rust text into tokens; a lifetime is a symbol. */
final class RustLexer extends Lexer {

    private RustLexer(SourceText source) {
        super(source);
    }

    static Tokens tokens(SourceText source) {
        return new RustLexer(source).all();
    }

    @Override
    protected Kind token(char c) {
        if (c == '"') {
            at = endOfString(at + 1);
            return Kind.STRING;
        }
        if (c == '\'') {
            return quote();
        }
        if (isNameStart(c)) {
            return nameOrLiteral();
        }
        if (isDigit(c)) {
            at = endOfNumber(at);
            return Kind.NUMBER;
        }
        at++;
        return Kind.SYMBOL;
    }

    /** Comments nest. */
    @Override
    protected int endOfComment(int from) {
        int depth = 0;
        int end = from;
        while (end < text.length()) {
            if (text.startsWith("/*", end)) {
                depth++;
                end += 2;
            } else if (text.startsWith("*/", end)) {
                depth--;
                end += 2;
                if (depth == 0) {
                    return end;
                }
            } else {
                end++;
            }
        }
        return unended(end);
    }

    /** Strings go over lines. */
    private int endOfString(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return end < text.length() ? end + 1 : unended(end);
    }

    /** A character, or a lifetime: that one has no quote after its first character. */
    private Kind quote() {
        int first = at + 1;
        if (is(first, '\\')) {
            int end = first + 2;
            while (end < text.length() && text.charAt(end) != '\'' && text.charAt(end) != '\n') {
                end++;
            }
            at = is(end, '\'') ? end + 1 : unended(end);
            return Kind.STRING;
        }
        int after = first < text.length() ? text.offsetByCodePoints(first, 1) : first;
        if (is(after, '\'') && !is(first, '\'')) {
            at = after + 1;
            return Kind.STRING;
        }
        at = first < text.length() && isNameStart(text.charAt(first)) ? endOfName(first) : first;
        return Kind.SYMBOL;
    }

    /** A name, or a string or character with a prefix: `r"…"`, `br#"…"#`, `b'…'`, `c"…"`; `r#name` is a name. */
    private Kind nameOrLiteral() {
        int end = endOfName(at);
        String name = text.substring(at, end);
        int hashes = 0;
        while (is(end + hashes, '#')) {
            hashes++;
        }
        boolean raw = name.equals("r") || name.equals("br") || name.equals("cr");
        if (raw && is(end + hashes, '"')) {
            String close = "\"" + "#".repeat(hashes);
            int found = text.indexOf(close, end + hashes + 1);
            at = found < 0 ? unended(text.length()) : found + close.length();
            return Kind.STRING;
        }
        if ((name.equals("b") || name.equals("c")) && is(end, '"')) {
            at = endOfString(end + 1);
            return Kind.STRING;
        }
        if (name.equals("b") && is(end, '\'')) {
            at = end;
            return quote();
        }
        boolean rawName =
                name.equals("r") && hashes == 1 && end + 1 < text.length() && isNameStart(text.charAt(end + 1));
        at = rawName ? endOfName(end + 1) : end;
        return Kind.NAME;
    }

    /** `1..2` is a range and `1.max(2)` a call: a point belongs to the number where a digit follows, or neither point nor name. */
    private int endOfNumber(int from) {
        boolean decimal = !text.startsWith("0x", from) && !text.startsWith("0b", from) && !text.startsWith("0o", from);
        int end = from + 1;
        while (end < text.length()) {
            char c = text.charAt(end);
            boolean sign = decimal && (c == '+' || c == '-') && Character.toLowerCase(text.charAt(end - 1)) == 'e';
            boolean point = decimal
                    && c == '.'
                    && !is(end + 1, '.')
                    && !(end + 1 < text.length() && isNameStart(text.charAt(end + 1)));
            if (!sign && !point && !isNameStart(c) && !isDigit(c)) {
                break;
            }
            end++;
        }
        return end;
    }
}
