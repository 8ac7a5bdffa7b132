package dev.aura.bus.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** The segment that is being written. For the journal's thread. After any exception of its file nothing more is written to it. */
final class ActiveSegment implements AutoCloseable {

    private final JournalFile file;
    private final Segment segment;
    private final JournalConfig config;
    private final ByteBuffer zeros;
    private Place next;
    private long allocated;

    ActiveSegment(JournalFile file, Segment segment, Place next, long allocated, JournalConfig config) {
        this.file = file;
        this.segment = segment;
        this.next = next;
        this.allocated = allocated;
        this.config = config;
        this.zeros = ByteBuffer.allocateDirect(config.preallocatedBytes());
    }

    /** Makes a new segment durable, with its name; leaves no file behind when it cannot, if the disk lets it. */
    static ActiveSegment create(JournalFiles files, SegmentHeader header, JournalConfig config) throws IOException {
        String name = SegmentHeader.name(header.number());
        JournalFile file = files.create(name);
        try {
            file.writeFully(header.toSector(), 0);
            file.writeFully(ByteBuffer.allocateDirect(config.preallocatedBytes()), Sector.BYTES);
            file.force(true);
            files.forceDirectory();
        } catch (IOException e) {
            abandon(files, file, name, e);
            throw e;
        }
        Place first = Place.first(header.firstPosition());
        Segment segment =
                new Segment(header.number(), header.firstPosition(), new Segment.End(first.offset(), first.position()));
        return new ActiveSegment(file, segment, first, Sector.BYTES + config.preallocatedBytes(), config);
    }

    Segment segment() {
        return segment;
    }

    /** Start of the next group. */
    Place next() {
        return next;
    }

    /** Whether a group of so many bytes in the file still fits; into an empty segment any does. */
    boolean hasRoomFor(int fileBytes) {
        return next.offset() == Sector.BYTES || next.offset() + fileBytes <= config.segmentBytesMax();
    }

    /** Writes a group and returns when it is on the disk. */
    void write(List<Append> group, GroupBuffer buffer) throws IOException {
        buffer.start(segment.number(), next.offset() / Sector.BYTES, next.group());
        for (Append append : group) {
            buffer.add(append.content());
        }
        ByteBuffer sectors = buffer.finish();
        long endOffset = next.offset() + sectors.remaining();
        allocate(endOffset);
        file.writeFully(sectors, next.offset());
        file.force(false);
        segment.note(next);
        next = new Place(endOffset, next.group() + 1, next.position() + group.size());
        segment.end(new Segment.End(endOffset, next.position()));
    }

    /** Gives back what was allocated and not used. */
    void trim() throws IOException {
        file.truncate(next.offset());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /**
     * Writes zeros ahead, so that a full disk is met here and not in the middle of a group, and making a group durable seldom changes
     * metadata. They become durable with the group.
     */
    private void allocate(long endOffset) throws IOException {
        while (allocated < endOffset) {
            file.writeFully(zeros.clear(), allocated);
            allocated += zeros.capacity();
        }
    }

    private static void abandon(JournalFiles files, JournalFile file, String name, IOException cause) {
        try {
            file.close();
            files.delete(name);
        } catch (IOException e) {
            cause.addSuppressed(e); // opening the journal removes it
        }
    }
}
