package dev.aura.code.python.syntax;

/** The letters before a string, such as {@code rb}. */
final class StringPrefix {

    private static final String LETTERS = "rRbBuUfFtT";

    private StringPrefix() {}

    static boolean is(char[] chars, int start, int end) {
        for (int at = start; at < end; at++) {
            if (LETTERS.indexOf(chars[at]) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether expressions may stand in the string. */
    static boolean isFormatted(char[] chars, int start, int quote) {
        for (int at = start; at < quote; at++) {
            char c = (char) (chars[at] | 0x20);
            if (c == 'f' || c == 't') {
                return true;
            }
        }
        return false;
    }

    static boolean isRaw(char[] chars, int start, int quote) {
        for (int at = start; at < quote; at++) {
            if ((chars[at] | 0x20) == 'r') {
                return true;
            }
        }
        return false;
    }
}
