package dev.aura.code.index;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Arrays;
import java.util.List;

/** Names with a number each, from 0. A hash table with open addressing: no object per entry besides the name itself. */
final class NameTable {

    private static final int FREE = -1;
    private static final int STRING_BYTES = 48;

    private String[] names = new String[1024];
    private int[] slots = new int[4096];
    private int size;

    @GuardedBy("this")
    private long[] letters = {};

    NameTable() {
        Arrays.fill(slots, FREE);
    }

    /** With names by their numbers, each once. */
    NameTable(String[] known) {
        names = known.length == 0 ? names : known;
        size = known.length;
        slots = new int[Math.max(slots.length, Integer.highestOneBit(Math.max(1, size)) * 4)];
        enterAll();
    }

    int size() {
        return size;
    }

    String name(int number) {
        return names[number];
    }

    /** The number of a name; -1 where it has none. */
    int find(String name) {
        return slots[slot(name)];
    }

    /** The number of a name, which is given one where it has none. */
    int intern(String name) {
        int slot = slot(name);
        if (slots[slot] != FREE) {
            return slots[slot];
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
        }
        names[size] = name;
        slots[slot] = size++;
        if (size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    /** For each name the {@link Letters} in it. Made when first asked for: only a search by parts of names needs them. */
    synchronized long[] letters() {
        long[] known = letters;
        if (known.length < size) {
            int done = known.length;
            known = Arrays.copyOf(known, size);
            for (int number = done; number < size; number++) {
                known[number] = Letters.of(names[number]);
            }
            letters = known;
        }
        return known;
    }

    /** The one string that stands for all equal ones. */
    String canonical(String name) {
        int number = intern(name);
        return names[number];
    }

    private int slot(String name) {
        int slot = spread(name) & (slots.length - 1);
        while (slots[slot] != FREE && !names[slots[slot]].equals(name)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private static int spread(String name) {
        int hash = name.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }

    private void grow() {
        slots = new int[slots.length * 2];
        enterAll();
    }

    private void enterAll() {
        Arrays.fill(slots, FREE);
        for (int number = 0; number < size; number++) {
            int slot = spread(names[number]) & (slots.length - 1);
            while (slots[slot] != FREE) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = number;
        }
    }

    /** All names by their numbers. */
    List<String> all() {
        return List.of(Arrays.copyOf(names, size));
    }

    /** About how much memory it takes. */
    long bytes() {
        return (long) size * STRING_BYTES + (names.length + slots.length) * 4L;
    }
}
