package dev.aura.bus.journal;

import java.nio.ByteBuffer;

/** Lays records out as the sectors of one group: each record is its length in 4 bytes and its content, across sectors. */
final class GroupBuffer {

    static final int LENGTH_BYTES = Integer.BYTES;

    private final Sector sector = new Sector();
    private final ByteBuffer buffer;
    private final ByteBuffer length = ByteBuffer.allocate(LENGTH_BYTES);
    private long segment;
    private long firstIndex;
    private int group;
    private int at;
    private int filled;

    GroupBuffer(int groupBytesMax) {
        buffer = ByteBuffer.allocateDirect(fileBytes(groupBytesMax));
    }

    /** What a group of so many bytes takes in a file. */
    static int fileBytes(int groupBytes) {
        return Math.ceilDiv(groupBytes, Sector.CONTENT_BYTES) * Sector.BYTES;
    }

    /** Starts a group that will be written to a segment from the sector at this index. */
    void start(long segmentNumber, long sectorIndex, int groupNumber) {
        segment = segmentNumber;
        firstIndex = sectorIndex;
        group = groupNumber;
        at = 0;
        filled = 0;
    }

    void add(byte[] content) {
        put(length.clear().putInt(content.length).array());
        put(content);
    }

    /** Ends the group. The buffer that is returned holds its sectors until the next {@link #start}. */
    ByteBuffer finish() {
        buffer.put(at + Sector.CONTENT_AT + filled, new byte[Sector.CONTENT_BYTES - filled]);
        seal(true);
        return buffer.limit(at).position(0);
    }

    private void put(byte[] bytes) {
        for (int from = 0; from < bytes.length; ) {
            if (filled == Sector.CONTENT_BYTES) {
                seal(false);
            }
            int count = Math.min(bytes.length - from, Sector.CONTENT_BYTES - filled);
            buffer.put(at + Sector.CONTENT_AT + filled, bytes, from, count);
            filled += count;
            from += count;
        }
    }

    private void seal(boolean last) {
        sector.seal(buffer.clear(), at, filled, last, group, segment, firstIndex + at / Sector.BYTES);
        at += Sector.BYTES;
        filled = 0;
    }
}
