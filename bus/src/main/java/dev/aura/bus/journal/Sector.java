package dev.aura.bus.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The unit of which a segment is made: 512 bytes, the smallest that disks write as a whole.
 *
 * <pre>
 *   0  checksum  CRC32C of the segment's number, the sector's index and the bytes from 4 to 509
 *   4  length    bytes of content, and {@link #LAST} in the last sector of a group
 *   6  group     number of the group in its segment, 0 for the header
 *  10  content   padded with zeros
 * 510  mark      2 bytes, neither of them zero
 * </pre>
 *
 * <p><b>Why each sector has a checksum and a mark of its own.</b> At a power cut the group that was being written is torn: each of its
 * sectors is either there or still as it was before, and before, it was zeros or beyond the end of the file. Nobody was told that this
 * group is safe, so it may be dropped. If however a byte of an acknowledged group changes, nothing may be dropped, and the two must never be
 * taken for one another, also in the last group, after which nothing was written that could prove that it had been complete. They
 * differ: where a sector was not written, or only its beginning was, both bytes of the mark are zero, and one changed byte cannot do
 * that; it makes a written sector {@link Kind#DAMAGED}. CRC32C finds every change within 32 bits, so one changed byte is never missed.
 *
 * <p>A sector that lost its very last byte alone looks like one with a changed byte, and is reported as damaged: refusing to start is the
 * safe side. Kernels write pages of several sectors, so it should not be met.
 */
final class Sector {

    static final int BYTES = 512;
    static final int CONTENT_AT = 10;
    static final int CONTENT_BYTES = 500;

    private static final int LENGTH_AT = 4;
    private static final int GROUP_AT = 6;
    private static final int MARK_AT = 510;
    private static final int LAST = 0x8000;
    private static final short MARK = 0x4A73;

    /** What a sector on the disk is. */
    enum Kind {
        /** As it was written. */
        VALID,
        /** Zeros, or beyond the end of the file: never written, or a write that was lost. */
        BLANK,
        /** Only its beginning was written. */
        PARTIAL,
        /** Anything else. */
        DAMAGED
    }

    private final CRC32C checksum = new CRC32C();
    private final ByteBuffer place = ByteBuffer.allocate(Long.BYTES + Long.BYTES);

    /** Completes the sector at {@code at} of the buffer, whose content is in place. */
    void seal(ByteBuffer buffer, int at, int length, boolean last, int group, long segment, long index) {
        buffer.putShort(at + MARK_AT, MARK);
        buffer.putShort(at + LENGTH_AT, (short) (last ? length | LAST : length));
        buffer.putInt(at + GROUP_AT, group);
        buffer.putInt(at, checksumOf(buffer, at, segment, index));
    }

    Kind kind(ByteBuffer buffer, int at, long segment, long index) {
        short mark = buffer.getShort(at + MARK_AT);
        if (mark == MARK
                && length(buffer, at) <= CONTENT_BYTES
                && buffer.getInt(at) == checksumOf(buffer, at, segment, index)) {
            return Kind.VALID;
        }
        if (mark != 0) {
            return Kind.DAMAGED;
        }
        return isZero(buffer, at) ? Kind.BLANK : Kind.PARTIAL;
    }

    static int length(ByteBuffer buffer, int at) {
        return buffer.getShort(at + LENGTH_AT) & ~LAST & 0xFFFF;
    }

    static boolean isLast(ByteBuffer buffer, int at) {
        return (buffer.getShort(at + LENGTH_AT) & LAST) != 0;
    }

    static int group(ByteBuffer buffer, int at) {
        return buffer.getInt(at + GROUP_AT);
    }

    private int checksumOf(ByteBuffer buffer, int at, long segment, long index) {
        checksum.reset();
        checksum.update(place.clear().putLong(segment).putLong(index).flip());
        checksum.update(buffer.slice(at + LENGTH_AT, MARK_AT - LENGTH_AT));
        return (int) checksum.getValue();
    }

    private static boolean isZero(ByteBuffer buffer, int at) {
        for (int i = 0; i < BYTES; i += Long.BYTES) {
            if (buffer.getLong(at + i) != 0) {
                return false;
            }
        }
        return true;
    }
}
