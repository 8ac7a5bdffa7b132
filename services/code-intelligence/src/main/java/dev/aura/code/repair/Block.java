package dev.aura.code.repair;

import java.util.Arrays;

/** What stands between two brackets, or in the whole text. */
final class Block {

    /** Which brackets; -1 for the whole text. */
    final int kind;

    /** Indentation of the statement that the opening bracket is in, and of its line: the closing one stands below one of them. */
    final int low;

    final int high;

    /** The line of the opening bracket. */
    final int line;

    /** Whether it is the head of a loop or condition. */
    final boolean head;

    /** Indentation of the statement at hand. */
    int statement;

    /** Whether the next token begins a statement. */
    boolean begins = true;

    /** Where it would end by the layout; -1 where all that followed may be in it. */
    int ends = -1;

    /** Indentation of the lines before which all that follow, so far, are indented deeper, and where each ends. */
    private int[] indents = new int[2];

    private int[] lineEnds = new int[2];
    private int lines;

    Block(int kind, int low, int high, int line, boolean head) {
        this.kind = kind;
        this.low = low;
        this.high = high;
        this.line = line;
        this.head = head;
        this.statement = high;
        addLine(high);
    }

    void addLine(int indent) {
        dropLines(indent);
        if (lines == indents.length) {
            indents = Arrays.copyOf(indents, 2 * lines);
            lineEnds = Arrays.copyOf(lineEnds, 2 * lines);
        }
        indents[lines] = indent;
        lineEnds[lines++] = -1;
    }

    /** The last line added ends at an offset. */
    void endLine(int offset) {
        if (lines > 0 && lineEnds[lines - 1] < 0) {
            lineEnds[lines - 1] = offset;
        }
    }

    /** Where the line ends that is indented as much as a line after it, and less than all between; -1 where there is none. */
    int headOf(int indent) {
        for (int line = lines - 1; line >= 0 && indents[line] >= indent; line--) {
            if (indents[line] == indent) {
                return lineEnds[line];
            }
        }
        return -1;
    }

    private void dropLines(int indent) {
        while (lines > 0 && indents[lines - 1] >= indent) {
            lines--;
        }
    }
}
