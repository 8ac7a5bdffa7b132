package dev.aura.code.duplicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tokens of the files of one language behind each other: a number for each text, and its line. Between files stands a number that
 * occurs once, so that nothing is found across them.
 */
public final class TokenStream {

    private final List<String> paths = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private int[] ids = new int[1 << 16];
    private int[] lines = new int[1 << 16];
    private int size;

    /** Begins the next file. */
    void begin(String path) {
        paths.add(path);
        append(-paths.size(), 0);
        starts.add(size);
    }

    /** Adds a token of the file begun last; {@code id} is not negative. */
    void add(int id, int line) {
        append(id, line);
    }

    private void append(int id, int line) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
            lines = Arrays.copyOf(lines, size * 2);
        }
        ids[size] = id;
        lines[size++] = line;
    }

    int size() {
        return size;
    }

    int id(int index) {
        return ids[index];
    }

    int line(int index) {
        return lines[index];
    }

    /** The file that a token is of. */
    String path(int index) {
        int low = 0;
        int high = starts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts.get(middle) <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return paths.get(low);
    }
}
