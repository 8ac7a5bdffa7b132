package dev.aura.bus.journal;

import dev.aura.bus.status.Faults;
import io.grpc.Status;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * First sector of a segment. It closes the segment before: what follows {@code previousEnd} there is not part of the journal.
 *
 * @param number of this segment, also its name
 * @param firstPosition of the first record that it may hold
 * @param previous number of the segment before, 0 for none
 * @param previousEnd offset at which that one ends
 */
record SegmentHeader(long number, long firstPosition, long previous, long previousEnd) {

    static final int VERSION = 1;

    private static final byte[] MAGIC = "AURAJRNL".getBytes(StandardCharsets.US_ASCII);
    private static final int CONTENT_BYTES = MAGIC.length + Integer.BYTES + 4 * Long.BYTES;
    private static final String SUFFIX = ".journal";
    private static final int DIGITS = 2 * Long.BYTES;
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{16}\\" + SUFFIX);

    /** The sector, ready to be written at offset 0. */
    ByteBuffer toSector() {
        ByteBuffer bytes = ByteBuffer.allocateDirect(Sector.BYTES);
        bytes.position(Sector.CONTENT_AT);
        bytes.put(MAGIC).putInt(VERSION);
        bytes.putLong(number).putLong(firstPosition).putLong(previous).putLong(previousEnd);
        bytes.clear();
        new Sector().seal(bytes, 0, CONTENT_BYTES, true, 0, number, 0);
        return bytes;
    }

    /** Reads a valid sector. */
    static SegmentHeader of(ByteBuffer bytes, String name) {
        byte[] magic = new byte[MAGIC.length];
        bytes.get(Sector.CONTENT_AT, magic);
        ByteBuffer fields = bytes.slice(Sector.CONTENT_AT + MAGIC.length, CONTENT_BYTES - MAGIC.length);
        int version = fields.getInt();
        if (!Arrays.equals(magic, MAGIC) || version != VERSION) {
            throw Faults.of(
                    Status.Code.FAILED_PRECONDITION,
                    "JOURNAL_VERSION",
                    "segment " + name + " has format version " + version + ", this program reads version " + VERSION
                            + "; use the program that wrote it");
        }
        return new SegmentHeader(fields.getLong(), fields.getLong(), fields.getLong(), fields.getLong());
    }

    static String name(long number) {
        return HexFormat.of().toHexDigits(number) + SUFFIX;
    }

    /** The number that a file name stands for; null where it is not a segment's. */
    static @Nullable Long number(String name) {
        return NAME.matcher(name).matches() ? Long.valueOf(HexFormat.fromHexDigitsToLong(name, 0, DIGITS)) : null;
    }
}
