package dev.aura.code.source;

import dev.aura.code.source.Tokens.Kind;

/**
 * Splits a text into tokens, in a language whose comments are those of C. Accepts any text: what the language has no token for becomes a
 * symbol, and a literal or comment that does not end is told as such.
 */
public abstract class Lexer {

    protected final String text;
    protected int at;

    private final Tokens tokens;

    /** Whether the token at hand has no end. */
    private boolean unended;

    protected Lexer(SourceText source) {
        this.text = source.text();
        this.tokens = new Tokens(source);
    }

    /** Reads the whole text. */
    protected final Tokens all() {
        while (at < text.length()) {
            next();
        }
        return tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
            return;
        }
        int start = at;
        unended = false;
        Kind kind = Kind.COMMENT;
        if (text.startsWith("//", at)) {
            at = endOfLine(at);
        } else if (text.startsWith("/*", at)) {
            at = endOfComment(at);
        } else {
            kind = token(c);
        }
        if (unended) {
            tokens.addUnended(kind, start, at);
        } else {
            tokens.add(kind, start, at);
        }
    }

    /** Reads the token that begins with a character, to {@link #at}; neither white space nor a comment. */
    protected abstract Kind token(char c);

    /** Where a comment ends that begins with a slash and an asterisk. */
    protected int endOfComment(int from) {
        return after("*/", from + 2);
    }

    protected final boolean is(int index, char wanted) {
        return index < text.length() && text.charAt(index) == wanted;
    }

    protected final int endOfLine(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** After a mark that ends a token; the end of the text where there is none. */
    protected final int after(String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? unended(text.length()) : found + mark.length();
    }

    /** The token at hand goes to an offset, and lacks its end. */
    protected final int unended(int end) {
        unended = true;
        return Math.min(end, text.length());
    }

    protected static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_' || Character.isSurrogate(c);
    }

    protected static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Where a name of letters, digits and underscores ends. */
    protected final int endOfName(int from) {
        int end = from + 1;
        while (end < text.length() && (isNameStart(text.charAt(end)) || Character.isDigit(text.charAt(end)))) {
            end++;
        }
        return end;
    }
}
