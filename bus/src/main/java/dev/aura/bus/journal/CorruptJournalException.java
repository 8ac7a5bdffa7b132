package dev.aura.bus.journal;

import dev.aura.bus.status.Faults;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** Acknowledged data changed on the disk: DATA_LOSS, {@code JOURNAL_CORRUPT}, with the place. */
public final class CorruptJournalException extends StatusRuntimeException {

    /** Position of damage in the header of a segment. */
    public static final long POSITION_UNKNOWN = -1;

    private final String segment;
    private final long offset;
    private final long position;

    CorruptJournalException(String segment, long offset, long position, String what) {
        super(Status.DATA_LOSS.withDescription(message(segment, offset, position, what)), reason());
        this.segment = segment;
        this.offset = offset;
        this.position = position;
    }

    /** Name of the damaged file. */
    public String segment() {
        return segment;
    }

    /** Where in the file the damaged sector starts. */
    public long offset() {
        return offset;
    }

    /** First record that cannot be read, or {@link #POSITION_UNKNOWN}. */
    public long position() {
        return position;
    }

    private static String message(String segment, long offset, long position, String what) {
        String record = position == POSITION_UNKNOWN ? "in its header" : "at position " + position;
        return "the journal is damaged: " + what + " in segment " + segment + " at byte " + offset + ", " + record
                + "; check the disk, and restore the file or move the journal's directory away to start anew";
    }

    private static Metadata reason() {
        Metadata trailers = new Metadata();
        trailers.put(Faults.REASON, "JOURNAL_CORRUPT");
        return trailers;
    }
}
