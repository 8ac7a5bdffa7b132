package dev.aura.cli.workspace;

import dev.aura.cli.command.UsageException;
import dev.aura.proto.mesh.v1.Position;

/**
 * A place in a file, typed {@code FILE:LINE:COL}; lines and columns count from 1, columns in UTF-16 units.
 *
 * @param file path as typed
 */
public record FilePosition(String file, Position position) {

    public static FilePosition parse(String typed) {
        int last = typed.lastIndexOf(':');
        int first = last < 1 ? -1 : typed.lastIndexOf(':', last - 1);
        if (first > 0) {
            int line = number(typed.substring(first + 1, last));
            int column = number(typed.substring(last + 1));
            if (line > 0 && column > 0) {
                return new FilePosition(
                        typed.substring(0, first),
                        Position.newBuilder().setLine(line).setColumn(column).build());
            }
        }
        throw new UsageException("a place is typed FILE:LINE:COL, such as src/Main.java:12:5, not '" + typed + "'");
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
