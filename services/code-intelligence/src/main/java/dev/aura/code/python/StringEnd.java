package dev.aura.code.python;

/** Finds where a string literal ends, one character at a time. */
final class StringEnd {

    private final String text;
    private final char quote;
    private final String closing;
    private final boolean triple;
    private final boolean raw;
    private final boolean formatted;
    private int at;
    private int braces;

    private StringEnd(String text, int from, boolean raw, boolean formatted) {
        this.text = text;
        this.quote = text.charAt(from);
        String three = String.valueOf(quote).repeat(3);
        this.triple = text.startsWith(three, from);
        this.closing = triple ? three : String.valueOf(quote);
        this.raw = raw;
        this.formatted = formatted;
        this.at = from + closing.length();
    }

    /**
     * The offset after a string; that of the end of the line or the text where it is not closed.
     *
     * @param from where its first quote stands
     * @param formatted whether expressions may stand in it, in braces
     */
    static int of(String text, int from, boolean raw, boolean formatted) {
        return new StringEnd(text, from, raw, formatted).find();
    }

    private int find() {
        while (at < text.length()) {
            if (braces == 0 && text.startsWith(closing, at)) {
                return at + closing.length();
            }
            char c = text.charAt(at);
            if (!triple && (c == '\n' || c == '\r')) {
                return at;
            }
            if (c == '\\') {
                at += escapeLength();
            } else if (!formatted) {
                at++;
            } else if (endsAfter(c)) {
                return at + 1;
            }
        }
        return text.length();
    }

    /** Even in a raw string a backslash keeps the quote after it from ending the string. */
    private int escapeLength() {
        boolean beforeLineEnd = at + 1 < text.length() && "\r\n".indexOf(text.charAt(at + 1)) >= 0;
        return raw && !triple && beforeLineEnd ? 1 : 2;
    }

    /** Passes a character of a formatted string, or a literal in its braces; true where the string ends with it. */
    private boolean endsAfter(char c) {
        if (braces == 0 && text.startsWith("{{", at)) {
            at += 2;
            return false;
        }
        if (c == '{') {
            braces++;
        } else if (c == '}' && braces > 0) {
            braces--;
        } else if (braces > 0 && c == quote && !triple) {
            int close = endOfInner();
            if (close < 0) {
                return true;
            }
            at = close;
        }
        at++;
        return false;
    }

    /**
     * The closing quote of a literal within braces; -1 where this quote ends the whole string. Before Python 3.12 the same quote always
     * did; a literal is the newer reading.
     */
    private int endOfInner() {
        int close = text.indexOf(quote, at + 1);
        int brace = text.indexOf('}', at + 1);
        boolean ends = close < 0 || brace < 0 || (close > brace && text.indexOf('\n', at) < brace);
        return ends ? -1 : close;
    }
}
