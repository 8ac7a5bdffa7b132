package dev.aura.bus.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values by call id. A {@code HashMap<Long, V>} would make two objects for each call; calls come and go by the hundred thousand a second.
 * Open addressing with linear probing; a removal closes its gap (Knuth, The Art of Computer Programming 3, 6.4, algorithm R).
 * Not thread-safe.
 */
public final class LongMap<V> {

    private static final int CAPACITY_MIN = 16;

    private long[] keys = new long[CAPACITY_MIN];
    private @Nullable Object[] values = new @Nullable Object[CAPACITY_MIN];
    private int size;

    public @Nullable V get(long key) {
        return value(find(key));
    }

    /** Sets a value and returns the one before. */
    public @Nullable V put(long key, V value) {
        int slot = find(key);
        V before = value(slot);
        keys[slot] = key;
        values[slot] = value;
        if (before == null && ++size > keys.length / 2) {
            grow();
        }
        return before;
    }

    /** Takes a value out and returns it. */
    public @Nullable V remove(long key) {
        int slot = find(key);
        V before = value(slot);
        if (before != null) {
            size--;
            closeGap(slot);
        }
        return before;
    }

    public boolean containsKey(long key) {
        return values[find(key)] != null;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** A copy of all values, so that the map may be changed while they are walked through. */
    public List<V> values() {
        List<V> all = new ArrayList<>(size);
        for (int slot = 0; slot < values.length; slot++) {
            V value = value(slot);
            if (value != null) {
                all.add(value);
            }
        }
        return all;
    }

    /** A copy of all keys, for the same reason. */
    public long[] keys() {
        long[] all = new long[size];
        int count = 0;
        for (int slot = 0; slot < values.length; slot++) {
            if (values[slot] != null) {
                all[count++] = keys[slot];
            }
        }
        return all;
    }

    public void clear() {
        Arrays.fill(values, null);
        size = 0;
    }

    /** The slot of a key, or the free one where it would go. */
    private int find(long key) {
        int slot = home(key);
        while (values[slot] != null && keys[slot] != key) {
            slot = next(slot);
        }
        return slot;
    }

    private void closeGap(int gap) {
        int free = gap;
        for (int slot = next(gap); values[slot] != null; slot = next(slot)) {
            int distance = (slot - home(keys[slot])) & (keys.length - 1);
            if (distance >= ((slot - free) & (keys.length - 1))) {
                keys[free] = keys[slot];
                values[free] = values[slot];
                free = slot;
            }
        }
        values[free] = null;
    }

    private void grow() {
        long[] oldKeys = keys;
        @Nullable Object[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new @Nullable Object[keys.length];
        for (int slot = 0; slot < oldKeys.length; slot++) {
            if (oldValues[slot] != null) {
                int to = find(oldKeys[slot]);
                keys[to] = oldKeys[slot];
                values[to] = oldValues[slot];
            }
        }
    }

    private int home(long key) {
        // Fibonacci hashing: ids of one side are all odd or all even.
        return (int) ((key * 0x9E37_79B9_7F4A_7C15L) >>> 32) & (keys.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (keys.length - 1);
    }

    @SuppressWarnings("unchecked") // only put writes
    private @Nullable V value(int slot) {
        return (V) values[slot];
    }
}
