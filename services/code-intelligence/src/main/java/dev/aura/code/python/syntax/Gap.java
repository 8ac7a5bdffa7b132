package dev.aura.code.python.syntax;

import java.util.Arrays;

/** The comments between two lines of code. Those that are as deep as a block belong to it, up to the first that is not. */
final class Gap {

    private static final int COMMENTS_AT_FIRST = 8;

    private int[] columns = new int[COMMENTS_AT_FIRST];
    private int[] ends = new int[COMMENTS_AT_FIRST];
    private int count;
    private int next;
    private int end;

    void begin(int at) {
        count = 0;
        next = 0;
        end = at;
    }

    /** A comment that ends the line of code before. */
    void extend(int commentEnd) {
        end = commentEnd;
    }

    void comment(int column, int commentEnd) {
        if (count == columns.length) {
            columns = Arrays.copyOf(columns, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        columns[count] = column;
        ends[count++] = commentEnd;
    }

    /** Where a block ends that lies at a column; blocks are asked about from the innermost on. */
    int end(int column) {
        while (next < count && columns[next] >= column) {
            end = ends[next++];
        }
        return end;
    }
}
