package dev.aura.code.python.syntax;

/** Finds where numbers end, those of Python 2 too. */
final class Numbers {

    private Numbers() {}

    /** The offset after a number; its complement where the number is a floating one. */
    static int end(char[] chars, int from) {
        char second = (char) (chars[from + 1] | 0x20);
        if (chars[from] == '0' && (second == 'x' || second == 'o' || second == 'b')) {
            return suffix(chars, digits(chars, from + 2, second == 'x'), false);
        }
        int at = digits(chars, from, false);
        boolean floating = chars[at] == '.';
        if (floating) {
            at++;
            at = isDigit(chars[at]) ? digits(chars, at, false) : at;
        }
        int after = exponent(chars, at);
        floating |= after > at;
        at = suffix(chars, after, true);
        return floating ? ~at : at;
    }

    private static int digits(char[] chars, int from, boolean hexadecimal) {
        int at = from;
        while (isDigit(chars[at]) || chars[at] == '_' || (hexadecimal && isLetterDigit(chars[at]))) {
            at++;
        }
        return at;
    }

    private static int exponent(char[] chars, int at) {
        if (chars[at] != 'e' && chars[at] != 'E') {
            return at;
        }
        int digits = chars[at + 1] == '+' || chars[at + 1] == '-' ? at + 2 : at + 1;
        return isDigit(chars[digits]) ? digits(chars, digits, false) : at;
    }

    private static int suffix(char[] chars, int at, boolean imaginary) {
        char c = (char) (chars[at] | 0x20);
        return c == 'l' || (imaginary && c == 'j') ? at + 1 : at;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetterDigit(char c) {
        char lower = (char) (c | 0x20);
        return lower >= 'a' && lower <= 'f';
    }
}
