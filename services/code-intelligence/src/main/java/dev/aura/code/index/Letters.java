package dev.aura.code.index;

/**
 * The letters of a text, whatever their case, as bits: a text whose letters stand in a name has no bit that the name has not. That is told of
 * a hundred thousand names in the time of comparing a thousand.
 */
public final class Letters {

    private static final int DIGITS = 26;
    private static final int OTHERS = DIGITS + 10;

    private Letters() {}

    /** The letters of a text. */
    public static long of(String text) {
        long letters = 0;
        for (int at = 0; at < text.length(); at++) {
            letters |= 1L << bit(Character.toLowerCase(text.charAt(at)));
        }
        return letters;
    }

    private static int bit(char c) {
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        return c >= '0' && c <= '9' ? DIGITS + c - '0' : OTHERS + c % (Long.SIZE - OTHERS);
    }
}
