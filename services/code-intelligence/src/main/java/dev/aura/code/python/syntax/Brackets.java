package dev.aura.code.python.syntax;

import java.util.Arrays;

/** The brackets that are open. One that closes another than the last closes those in between too; one that closes none is no bracket. */
final class Brackets {

    private static final int DEPTH_AT_FIRST = 32;

    private char[] open = new char[DEPTH_AT_FIRST];
    private int depth;

    int depth() {
        return depth;
    }

    /** Opens one that ends with a character. */
    void open(char closing) {
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
        }
        open[depth++] = closing;
    }

    void close(char closing) {
        if (depth > 0 && open[depth - 1] == closing) {
            depth--;
            return;
        }
        // Far enough for anything that people write, and the same for any text.
        for (int at = depth - 1; at >= Math.max(0, depth - DEPTH_AT_FIRST); at--) {
            if (open[at] == closing) {
                depth = at;
                return;
            }
        }
    }

    /** Closes those that were opened after a number of them. */
    void closeTo(int number) {
        depth = Math.min(depth, number);
    }
}
