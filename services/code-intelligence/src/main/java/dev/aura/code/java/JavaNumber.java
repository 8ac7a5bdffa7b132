package dev.aura.code.java;

import org.jspecify.annotations.Nullable;

/**
 * A number in a text (JLS 3.10.1, 3.10.2), but for hexadecimal floating point, which hardly anybody writes.
 *
 * @param kind what it is
 * @param end offset after it
 */
record JavaNumber(Kind kind, int end) {

    /** Kind of a number. */
    enum Kind {
        INTEGER,
        LONG,
        FLOATING_POINT
    }

    /** The number that begins at an offset; null where none does that ends before the next word. */
    static @Nullable JavaNumber at(String text, int start) {
        int radix = radix(text, start);
        JavaNumber number = radix == 10 ? decimal(text, start) : whole(text, start, start + 2, radix);
        return number == null || isIn(text, number.end, "_$.") || isLetterOrDigit(text, number.end) ? null : number;
    }

    private static int radix(String text, int start) {
        if (!isIn(text, start, "0")) {
            return 10;
        }
        return isIn(text, start + 1, "xX") ? 16 : isIn(text, start + 1, "bB") ? 2 : 10;
    }

    private static @Nullable JavaNumber whole(String text, int start, int digits, int radix) {
        int end = afterDigits(text, digits, radix);
        if (end < 0) {
            return null;
        }
        if (radix == 10 && isIn(text, start, "0") && afterDigits(text, start, 8) != end) {
            return null;
        }
        return isIn(text, end, "lL") ? new JavaNumber(Kind.LONG, end + 1) : new JavaNumber(Kind.INTEGER, end);
    }

    private static @Nullable JavaNumber decimal(String text, int start) {
        int end = isIn(text, start, ".") ? start : afterDigits(text, start, 10);
        if (end < 0) {
            return null;
        }
        boolean whole = true;
        if (isIn(text, end, ".")) {
            whole = false;
            int fraction = end + 1;
            end = isDigit(text, fraction) ? afterDigits(text, fraction, 10) : fraction;
        }
        if (end >= 0 && isIn(text, end, "eE")) {
            whole = false;
            end = afterDigits(text, isIn(text, end + 1, "+-") ? end + 2 : end + 1, 10);
        }
        if (end < 0) {
            return null;
        }
        if (isIn(text, end, "fFdD")) {
            return new JavaNumber(Kind.FLOATING_POINT, end + 1);
        }
        return whole ? whole(text, start, start, 10) : new JavaNumber(Kind.FLOATING_POINT, end);
    }

    /** After digits with underscores between them; -1 where there are none. */
    private static int afterDigits(String text, int from, int radix) {
        int end = from;
        int last = -1;
        while (end < text.length() && (isDigit(text.charAt(end), radix) || text.charAt(end) == '_')) {
            last = text.charAt(end);
            end++;
        }
        return end == from || text.charAt(from) == '_' || last == '_' ? -1 : end;
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && isDigit(text.charAt(at), 10);
    }

    private static boolean isLetterOrDigit(String text, int at) {
        return at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    private static boolean isIn(String text, int at, String characters) {
        return at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
    }

    static boolean isDigit(char c, int radix) {
        return c < 128 && Character.digit(c, radix) >= 0;
    }
}
