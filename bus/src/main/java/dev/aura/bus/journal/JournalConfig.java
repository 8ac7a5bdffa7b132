package dev.aura.bus.journal;

import java.time.Duration;

/**
 * Bounds of a journal.
 *
 * @param recordBytesMax largest record
 * @param groupBytesMax records, with 4 bytes each, that are made durable together; also what the writer buffers
 * @param segmentBytesMax a segment is followed by a new one before it grows beyond
 * @param queuedRecordsMax records that wait to be written
 * @param queuedBytesMax their bytes
 * @param preallocatedBytes zeros that are written ahead, so that making a record durable changes no metadata
 * @param retryAfter how long after a failure the journal tries to go on
 */
public record JournalConfig(
        int recordBytesMax,
        int groupBytesMax,
        long segmentBytesMax,
        int queuedRecordsMax,
        long queuedBytesMax,
        int preallocatedBytes,
        Duration retryAfter) {

    /** The bounds that hold where nothing is configured. */
    public static final JournalConfig DEFAULTS =
            new JournalConfig(1 << 20, 2 << 20, 64L << 20, 65_536, 64L << 20, 1 << 20, Duration.ofMillis(500));

    public JournalConfig {
        require(recordBytesMax > 0, "recordBytesMax", recordBytesMax);
        require(groupBytesMax >= recordBytesMax + GroupBuffer.LENGTH_BYTES, "groupBytesMax", groupBytesMax);
        require(segmentBytesMax >= 2L * GroupBuffer.fileBytes(groupBytesMax), "segmentBytesMax", segmentBytesMax);
        require(queuedRecordsMax > 0, "queuedRecordsMax", queuedRecordsMax);
        require(queuedBytesMax >= recordBytesMax, "queuedBytesMax", queuedBytesMax);
        require(
                preallocatedBytes >= Sector.BYTES && preallocatedBytes % Sector.BYTES == 0,
                "preallocatedBytes",
                preallocatedBytes);
    }

    private static void require(boolean holds, String name, long value) {
        if (!holds) {
            throw new IllegalArgumentException("journal: " + name + " cannot be " + value
                    + "; a group holds at least one record, a segment two groups, and sectors have 512 bytes");
        }
    }
}
