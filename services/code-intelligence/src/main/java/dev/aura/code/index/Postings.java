package dev.aura.code.index;

import java.util.Arrays;

/** For each name the numbers of the files that have it, in one array of numbers a name. Only appended to: files that went are told by their number. */
final class Postings {

    private static final int[] NONE = {};
    private static final int ARRAY_BYTES = 24;

    private int[][] files;
    private int[] sizes;
    private long entries;
    private long lists;

    Postings() {
        files = empty(1024);
        sizes = new int[1024];
    }

    /** With the files of each name, one after the other, and the end of each. */
    Postings(int[] ends, int[] all) {
        files = empty(Math.max(1, ends.length));
        sizes = new int[Math.max(1, ends.length)];
        entries = all.length;
        int start = 0;
        for (int name = 0; name < ends.length; name++) {
            if (ends[name] > start) {
                files[name] = Arrays.copyOfRange(all, start, ends[name]);
                sizes[name] = ends[name] - start;
                lists++;
                start = ends[name];
            }
        }
    }

    private static int[][] empty(int length) {
        int[][] lists = new int[length][];
        Arrays.fill(lists, NONE);
        return lists;
    }

    void add(int name, int file) {
        if (name >= files.length) {
            int length = Math.max(name + 1, files.length * 2);
            int[][] wider = empty(length);
            System.arraycopy(files, 0, wider, 0, files.length);
            files = wider;
            sizes = Arrays.copyOf(sizes, length);
        }
        int[] list = files[name];
        if (list.length == 0) {
            list = new int[1];
            lists++;
        } else if (sizes[name] == list.length) {
            list = Arrays.copyOf(list, list.length + Math.max(1, list.length / 2));
        }
        list[sizes[name]++] = file;
        files[name] = list;
        entries++;
    }

    /** The array that holds the files of a name; only the first {@link #size} count. */
    int[] files(int name) {
        return name < files.length ? files[name] : NONE;
    }

    int size(int name) {
        return name < sizes.length ? sizes[name] : 0;
    }

    /** About how much memory it takes. */
    long bytes() {
        return files.length * 8L + lists * ARRAY_BYTES + entries * 5;
    }
}
