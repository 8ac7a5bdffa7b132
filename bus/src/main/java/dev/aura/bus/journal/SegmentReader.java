package dev.aura.bus.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a segment group by group and checks every sector. For one thread. */
final class SegmentReader implements AutoCloseable {

    private static final int WINDOW_SECTORS = 128;
    private static final int CONTENT_BYTES_FIRST = 8 * Sector.CONTENT_BYTES;

    private final JournalFile file;
    private final long number;
    private final String name;
    private final Sector sector = new Sector();
    private final int windowSectors;
    private final ByteBuffer window;
    private long windowIndex = -1;
    private long endSeen;
    private byte[] content = new byte[CONTENT_BYTES_FIRST];
    private int contentBytes;
    private Place place = Place.first(0);
    private long blankIndex;

    SegmentReader(JournalFile file, long number) {
        this(file, number, WINDOW_SECTORS);
    }

    private SegmentReader(JournalFile file, long number, int windowSectors) {
        this.windowSectors = windowSectors;
        this.window = ByteBuffer.allocate(windowSectors * Sector.BYTES);
        this.file = file;
        this.number = number;
        this.name = SegmentHeader.name(number);
    }

    /** One that reads no more than the header. */
    static SegmentReader ofHeader(JournalFile file, long number) {
        return new SegmentReader(file, number, 1);
    }

    /** The header; null where nothing was ever made durable in this file. */
    @Nullable
    SegmentHeader header() throws IOException {
        int at = load(0);
        return switch (sector.kind(window, at, number, 0)) {
            case VALID -> required(SegmentHeader.of(window, name));
            case DAMAGED -> throw corrupt(0, CorruptJournalException.POSITION_UNKNOWN, "changed bytes");
            case BLANK, PARTIAL -> {
                requireBlankFile();
                yield null;
            }
        };
    }

    void seek(Place target) {
        place = target;
    }

    /** Start of the next group. */
    Place place() {
        return place;
    }

    /** The next group's records; null where a sector is blank before the group is whole. */
    @Nullable
    List<JournalRecord> nextGroup() throws IOException {
        contentBytes = 0;
        for (long index = place.offset() / Sector.BYTES; ; index++) {
            int at = load(index);
            switch (sector.kind(window, at, number, index)) {
                case BLANK, PARTIAL -> {
                    blankIndex = index;
                    return null;
                }
                case DAMAGED -> throw corrupt(index, "changed bytes");
                case VALID -> requireGroup(Sector.group(window, at), index);
            }
            append(at);
            if (Sector.isLast(window, at)) {
                return finish(index);
            }
        }
    }

    /** The next group's records where all up to the end was acknowledged. */
    List<JournalRecord> nextGroup(Segment.End end) throws IOException {
        if (end.offset() != endSeen) {
            windowIndex = -1; // the file has grown
            endSeen = end.offset();
        }
        List<JournalRecord> records = nextGroup();
        if (records == null) {
            throw corrupt(blankIndex, "zeros");
        }
        if (place.offset() > end.offset() || place.position() > end.position()) {
            throw corrupt(
                    place.offset() / Sector.BYTES, end.position() - 1, "a group that goes beyond the segment's end");
        }
        return records;
    }

    /**
     * After {@link #nextGroup()} gave null in the last segment: whether a torn group is there. As a group is written only when all before it
     * are on the disk, a sector of any other group shows that acknowledged data is missing.
     */
    boolean isTorn() throws IOException {
        long size = file.size();
        boolean torn = blankIndex * Sector.BYTES > place.offset() || size % Sector.BYTES != 0;
        for (long index = blankIndex; index * Sector.BYTES < size; index++) {
            int at = load(index);
            switch (sector.kind(window, at, number, index)) {
                case BLANK -> {
                    // As it should be.
                }
                case PARTIAL -> torn = true;
                case DAMAGED -> throw corrupt(index, place.position(), "changed bytes after the last group");
                case VALID -> {
                    requireGroup(Sector.group(window, at), blankIndex);
                    torn = true;
                }
            }
        }
        return torn;
    }

    CorruptJournalException corrupt(long index, long position, String what) {
        return new CorruptJournalException(name, index * Sector.BYTES, position, what);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private List<JournalRecord> finish(long lastIndex) {
        List<JournalRecord> records = new ArrayList<>();
        int at = 0;
        for (; contentBytes - at >= GroupBuffer.LENGTH_BYTES; ) {
            int length = lengthAt(at);
            at += GroupBuffer.LENGTH_BYTES;
            if (length < 0 || length > contentBytes - at) {
                break;
            }
            records.add(
                    new JournalRecord(place.position() + records.size(), Arrays.copyOfRange(content, at, at + length)));
            at += length;
        }
        if (at != contentBytes || records.isEmpty()) {
            throw corrupt(lastIndex, "a group whose records do not fill it");
        }
        place = new Place((lastIndex + 1) * Sector.BYTES, place.group() + 1, place.position() + records.size());
        return records;
    }

    private void requireGroup(int group, long index) {
        if (group != place.group()) {
            throw corrupt(index, "group " + group + " where " + place.group() + " should be");
        }
    }

    /** Its checksum fits; it still has to be the header of this file, as the chain of segments is followed by what it says. */
    private SegmentHeader required(SegmentHeader header) {
        if (header.number() != number
                || header.previous() < 0
                || header.previous() >= number
                || header.firstPosition() < 1
                || header.previousEnd() < 0) {
            throw corrupt(0, CorruptJournalException.POSITION_UNKNOWN, "a header that cannot be: " + header);
        }
        return header;
    }

    private void requireBlankFile() throws IOException {
        long size = file.size();
        for (long index = 0; index * Sector.BYTES < size; index++) {
            int at = load(index);
            Sector.Kind kind = sector.kind(window, at, number, index);
            if (kind == Sector.Kind.VALID || kind == Sector.Kind.DAMAGED) {
                throw corrupt(0, CorruptJournalException.POSITION_UNKNOWN, "no header before data");
            }
        }
    }

    private CorruptJournalException corrupt(long index, String what) {
        return corrupt(index, place.position() + wholeRecords(), what);
    }

    /** How many records of the group were read before the damage. */
    private int wholeRecords() {
        int count = 0;
        for (int at = 0; contentBytes - at >= GroupBuffer.LENGTH_BYTES; count++) {
            int length = lengthAt(at);
            at += GroupBuffer.LENGTH_BYTES;
            if (length < 0 || length > contentBytes - at) {
                break;
            }
            at += length;
        }
        return count;
    }

    private int lengthAt(int at) {
        return ByteBuffer.wrap(content, at, GroupBuffer.LENGTH_BYTES).getInt();
    }

    private void append(int at) {
        int length = Sector.length(window, at);
        if (contentBytes + length > content.length) {
            content = Arrays.copyOf(content, content.length * 2);
        }
        window.get(at + Sector.CONTENT_AT, content, contentBytes, length);
        contentBytes += length;
    }

    /** Brings a sector into the window; what is beyond the end of the file reads as zeros. */
    private int load(long index) throws IOException {
        if (windowIndex < 0 || index < windowIndex || index >= windowIndex + windowSectors) {
            windowIndex = -1;
            file.readFully(window.clear(), index * Sector.BYTES);
            int whole = window.position() / Sector.BYTES * Sector.BYTES;
            window.clear().put(whole, new byte[window.capacity() - whole]);
            windowIndex = index;
        }
        return (int) (index - windowIndex) * Sector.BYTES;
    }
}
