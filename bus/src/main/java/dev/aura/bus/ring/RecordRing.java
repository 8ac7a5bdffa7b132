package dev.aura.bus.ring;

import java.util.Arrays;

/**
 * The newest records, each found by its key, within bounds of number and bytes. They lie in a few arrays, which grow to what is needed: a
 * garbage collector neither follows nor moves them one by one, however many come and go. Records have numbers in the order in which they came.
 *
 * <p>For one thread.
 */
public final class RecordRing {

    private static final int SLOTS_AT_FIRST = 64;
    private static final int BYTES_AT_FIRST = 4_096;

    /** The largest power of two that an array may have as its length. */
    private static final int BYTES_LIMIT = 1 << 30;

    private final int recordsMax;
    private final long bytesMax;

    /** Of the record that has a slot; {@code starts} and {@code ends} count all bytes that were ever written. */
    private int[] hashes = new int[SLOTS_AT_FIRST];

    private int[] keyLengths = new int[SLOTS_AT_FIRST];
    private long[] starts = new long[SLOTS_AT_FIRST];
    private long[] ends = new long[SLOTS_AT_FIRST];
    private long[] firsts = new long[SLOTS_AT_FIRST];
    private long[] seconds = new long[SLOTS_AT_FIRST];

    private byte[] bytes = new byte[BYTES_AT_FIRST];

    /** Slot + 1 of the record whose hash leads here, or to an entry before without a gap between; 0 for none. */
    private int[] index = new int[2 * SLOTS_AT_FIRST];

    private long oldest;
    private long next;
    private long written;

    /**
     * An empty ring.
     *
     * @param bytesMax of keys and values, at most 1 GiB
     */
    public RecordRing(int recordsMax, long bytesMax) {
        if (recordsMax < 1 || bytesMax < 1 || bytesMax > BYTES_LIMIT) {
            throw new IllegalArgumentException(
                    recordsMax + " records and " + bytesMax + " bytes; at least 1, and at most " + BYTES_LIMIT);
        }
        this.recordsMax = recordsMax;
        this.bytesMax = bytesMax;
    }

    /** How many there are. */
    public int size() {
        return (int) (next - oldest);
    }

    /** Number of the oldest record; where there is none, that of the next one. */
    public long oldest() {
        return oldest;
    }

    /** Number that the next record gets. */
    public long next() {
        return next;
    }

    /** Number of the record with this key; -1 where there is none. */
    public long find(byte[] key) {
        int hash = Arrays.hashCode(key);
        for (int at = home(hash); index[at] != 0; at = following(at)) {
            int slot = index[at] - 1;
            if (hashes[slot] == hash && keyLengths[slot] == key.length && isAt(starts[slot], key)) {
                return numberOf(slot);
            }
        }
        return -1;
    }

    /**
     * Adds a record, and drops the oldest ones where there is no room.
     *
     * @param key of no other record
     * @param first whatever is to be kept with it, as is {@code second}
     * @throws IllegalArgumentException where it is larger than all of the ring
     */
    public void add(byte[] key, byte[] value, long first, long second) {
        long length = (long) key.length + value.length;
        if (length > bytesMax) {
            throw new IllegalArgumentException("a record of " + length + " bytes in a ring of " + bytesMax);
        }
        while (size() >= recordsMax || used() + length > bytesMax) {
            dropOldest();
        }
        if (size() == hashes.length) {
            growSlots();
        }
        if (used() + length > bytes.length) {
            growBytes(used() + length);
        }
        int slot = slot(next);
        hashes[slot] = Arrays.hashCode(key);
        keyLengths[slot] = key.length;
        starts[slot] = written;
        write(key);
        write(value);
        ends[slot] = written;
        firsts[slot] = first;
        seconds[slot] = second;
        next++;
        enter(slot);
    }

    /** Drops the oldest record; there must be one. */
    public void dropOldest() {
        leave(slot(oldest));
        oldest++;
    }

    /** Drops all. */
    public void clear() {
        Arrays.fill(index, 0);
        oldest = next;
    }

    public byte[] key(long record) {
        return copy(starts[slot(record)], keyLengths[slot(record)]);
    }

    public byte[] value(long record) {
        long start = starts[slot(record)] + keyLengths[slot(record)];
        return copy(start, (int) (ends[slot(record)] - start));
    }

    public long first(long record) {
        return firsts[slot(record)];
    }

    public long second(long record) {
        return seconds[slot(record)];
    }

    /** Puts other numbers in the place of those of a record. */
    public void set(long record, long first, long second) {
        firsts[slot(record)] = first;
        seconds[slot(record)] = second;
    }

    private int slot(long record) {
        return (int) record & (hashes.length - 1);
    }

    private long numberOf(int slot) {
        return oldest + ((slot - slot(oldest)) & (hashes.length - 1));
    }

    private long used() {
        return size() == 0 ? 0 : written - starts[slot(oldest)];
    }

    private void growSlots() {
        int[] order = new int[size()];
        Arrays.setAll(order, i -> slot(oldest + i));
        int length = 2 * hashes.length;
        int shift = (int) oldest & (length - 1);
        hashes = moved(hashes, order, shift, length);
        keyLengths = moved(keyLengths, order, shift, length);
        starts = moved(starts, order, shift, length);
        ends = moved(ends, order, shift, length);
        firsts = moved(firsts, order, shift, length);
        seconds = moved(seconds, order, shift, length);
        index = new int[2 * length];
        for (long record = oldest; record < next; record++) {
            enter(slot(record));
        }
    }

    private static int[] moved(int[] from, int[] order, int shift, int length) {
        int[] to = new int[length];
        for (int i = 0; i < order.length; i++) {
            to[(shift + i) & (length - 1)] = from[order[i]];
        }
        return to;
    }

    private static long[] moved(long[] from, int[] order, int shift, int length) {
        long[] to = new long[length];
        for (int i = 0; i < order.length; i++) {
            to[(shift + i) & (length - 1)] = from[order[i]];
        }
        return to;
    }

    private void growBytes(long needed) {
        long kept = used();
        byte[] all = copy(written - kept, (int) kept);
        bytes = new byte[Math.max(BYTES_AT_FIRST, Integer.highestOneBit((int) needed - 1) << 1)];
        written -= kept;
        write(all);
    }

    private boolean isAt(long start, byte[] key) {
        int at = at(start);
        int before = Math.min(key.length, bytes.length - at);
        return Arrays.equals(bytes, at, at + before, key, 0, before)
                && Arrays.equals(bytes, 0, key.length - before, key, before, key.length);
    }

    private void write(byte[] part) {
        int at = at(written);
        int before = Math.min(part.length, bytes.length - at);
        System.arraycopy(part, 0, bytes, at, before);
        System.arraycopy(part, before, bytes, 0, part.length - before);
        written += part.length;
    }

    private byte[] copy(long start, int length) {
        byte[] part = new byte[length];
        int at = at(start);
        int before = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, part, 0, before);
        System.arraycopy(bytes, 0, part, before, length - before);
        return part;
    }

    private int at(long position) {
        return (int) position & (bytes.length - 1);
    }

    private int home(int hash) {
        int mixed = (hash ^ (hash >>> 15)) * 0x9E3779B1;
        return (mixed ^ (mixed >>> 15)) & (index.length - 1);
    }

    private int following(int at) {
        return (at + 1) & (index.length - 1);
    }

    private void enter(int slot) {
        int at = home(hashes[slot]);
        while (index[at] != 0) {
            at = following(at);
        }
        index[at] = slot + 1;
    }

    /** Takes an entry out, and moves those after it up that the gap would cut off from their homes. */
    private void leave(int slot) {
        int gap = home(hashes[slot]);
        while (index[gap] != slot + 1) {
            gap = following(gap);
        }
        for (int at = following(gap); index[at] != 0; at = following(at)) {
            int home = home(hashes[index[at] - 1]);
            boolean passesGap = ((at - home) & (index.length - 1)) >= ((at - gap) & (index.length - 1));
            if (passesGap) {
                index[gap] = index[at];
                gap = at;
            }
        }
        index[gap] = 0;
    }
}
