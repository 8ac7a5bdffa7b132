package dev.aura.bus.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;

/** A file of the simulated disk: what is seen, what is on the disk, and which sectors differ because they await their writing. */
final class Inode {

    private static final int SECTOR = 512;

    /** How the sectors that were on their way fare at a power cut. */
    private enum Fate {
        ALL_LOST,
        FIRST_WRITTEN,
        SOME_WRITTEN,
        ALL_WRITTEN
    }

    byte[] seen = new byte[0];
    int size;
    private byte[] durable = new byte[0];
    private int durableSize;
    private final BitSet dirty = new BitSet();

    void write(ByteBuffer source, int offset, int count) {
        int end = offset + count;
        if (end > seen.length) {
            seen = Arrays.copyOf(seen, Math.max(end, seen.length * 2));
        }
        source.get(seen, offset, count);
        size = Math.max(size, end);
        dirty.set(offset / SECTOR, Math.ceilDiv(end, SECTOR));
    }

    int read(ByteBuffer target, int offset) {
        int count = Math.min(target.remaining(), size - offset);
        if (count <= 0) {
            return -1;
        }
        target.put(seen, offset, count);
        return count;
    }

    void truncate(int to) {
        if (to < size) {
            Arrays.fill(seen, to, size, (byte) 0);
            dirty.set(to / SECTOR, Math.ceilDiv(size, SECTOR));
            size = to;
        }
    }

    void sync() {
        durable = Arrays.copyOf(durable, size);
        durableSize = size;
        for (int sector = dirty.nextSetBit(0); sector >= 0; sector = dirty.nextSetBit(sector + 1)) {
            durable = put(durable, sector);
        }
        dirty.clear();
    }

    /** The pages are lost, and yet seen, and never written again unless they change. */
    void loseUnsynced() {
        dirty.clear();
    }

    /** The file as it is found after the power cut. */
    Inode afterPowerCut(Random random) {
        boolean resized = size != durableSize && random.nextBoolean();
        int found = resized ? size : durableSize;
        byte[] content = Arrays.copyOf(durable, found);
        Fate fate = Fate.values()[random.nextInt(Fate.values().length)];
        int written = 0;
        int firsts = dirty.isEmpty() ? 0 : random.nextInt(dirty.cardinality() + 1);
        for (int sector = dirty.nextSetBit(0); sector >= 0; sector = dirty.nextSetBit(sector + 1)) {
            boolean survives = switch (fate) {
                case ALL_LOST -> false;
                case FIRST_WRITTEN -> written++ < firsts;
                case SOME_WRITTEN -> random.nextBoolean();
                case ALL_WRITTEN -> true;
            };
            if (survives) {
                content = put(content, sector);
            }
        }
        Inode inode = new Inode();
        inode.seen = content;
        inode.size = content.length;
        inode.durable = content.clone();
        inode.durableSize = content.length;
        return inode;
    }

    private byte[] put(byte[] content, int sector) {
        int from = sector * SECTOR;
        int to = Math.min(from + SECTOR, size);
        if (to <= from) {
            return content; // cut off since
        }
        byte[] grown = to > content.length ? Arrays.copyOf(content, to) : content;
        System.arraycopy(seen, from, grown, from, to - from);
        return grown;
    }
}
