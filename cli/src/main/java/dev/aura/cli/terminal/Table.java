package dev.aura.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Rows whose columns are aligned. Two blanks stand between columns; the last column is as wide as it wants. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();
    private final String alignment;

    /** A table with one letter a column: {@code l} aligns left, {@code r} right. */
    public Table(String alignment) {
        this.alignment = alignment;
    }

    public Table row(String... cells) {
        if (cells.length != alignment.length()) {
            throw new IllegalArgumentException(cells.length + " cells for columns " + alignment);
        }
        rows.add(List.of(cells));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The rows as lines without trailing blanks. */
    public List<String> lines() {
        int[] widths = new int[alignment.length()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], Style.width(row.get(column)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String padding = " ".repeat(widths[column] - Style.width(cell));
            line.append(column == 0 ? "" : "  ");
            line.append(alignment.charAt(column) == 'r' ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }
}
