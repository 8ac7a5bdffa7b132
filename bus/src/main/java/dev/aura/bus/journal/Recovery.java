package dev.aura.bus.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Opens what a journal left on the disk. Reads the header of every segment and the whole of the last one; those between are checked as
 * they are read, so that opening does not take longer the more is retained.
 *
 * <p>Each header names the segment before it and where that one ends. Files that are not in this chain are left over from a segment that
 * could not be created, and are deleted.
 */
final class Recovery {

    private static final int COPY_BYTES = 64 << 10;

    private final JournalFiles files;
    private final JournalConfig config;
    private final NavigableMap<Long, @Nullable SegmentHeader> headers = new TreeMap<>();

    Recovery(JournalFiles files, JournalConfig config) {
        this.files = files;
        this.config = config;
    }

    /**
     * What was found.
     *
     * @param numberMax largest number that a file has or had
     */
    record Found(Segments segments, ActiveSegment active, long numberMax) {}

    Found open() throws IOException {
        readHeaders();
        long numberMax = headers.isEmpty() ? 0 : headers.lastKey();
        List<SegmentHeader> chain = chain();
        deleteLeftovers(chain);
        if (chain.isEmpty()) {
            ActiveSegment created = ActiveSegment.create(files, new SegmentHeader(numberMax + 1, 1, 0, 0), config);
            return new Found(new Segments(List.of(created.segment())), created, numberMax + 1);
        }
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i + 1 < chain.size(); i++) {
            segments.add(closed(chain.get(i), chain.get(i + 1)));
        }
        ActiveSegment active = last(chain.getLast());
        files.forceDirectory(); // the process before may have died before it did
        segments.add(active.segment());
        return new Found(new Segments(segments), active, numberMax);
    }

    private void readHeaders() throws IOException {
        for (String name : files.list()) {
            Long number = SegmentHeader.number(name);
            if (number != null) {
                try (SegmentReader reader = SegmentReader.ofHeader(files.openToRead(name), number)) {
                    headers.put(number, reader.header());
                }
            }
        }
    }

    /** The headers of the journal's segments, oldest first. */
    private List<SegmentHeader> chain() {
        List<SegmentHeader> chain = new ArrayList<>();
        SegmentHeader header = headers.descendingMap().values().stream()
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        while (header != null) {
            chain.addFirst(header);
            header = headers.get(header.previous());
        }
        if (!chain.isEmpty() && !headers.headMap(chain.getFirst().number()).isEmpty()) {
            SegmentHeader first = chain.getFirst();
            throw new CorruptJournalException(
                    SegmentHeader.name(first.previous()),
                    0,
                    CorruptJournalException.POSITION_UNKNOWN,
                    "the file before " + SegmentHeader.name(first.number()) + " is missing or blank");
        }
        return chain;
    }

    private void deleteLeftovers(List<SegmentHeader> chain) throws IOException {
        List<Long> used = chain.stream().map(SegmentHeader::number).toList();
        for (Long number : headers.keySet()) {
            if (!used.contains(number)) {
                files.delete(SegmentHeader.name(number));
                files.forceDirectory();
            }
        }
    }

    private Segment closed(SegmentHeader header, SegmentHeader following) throws IOException {
        String name = SegmentHeader.name(header.number());
        try (JournalFile file = files.open(name)) {
            if (file.size() < following.previousEnd()) {
                throw new CorruptJournalException(
                        name, file.size(), following.firstPosition() - 1, "the file is shorter than what was written");
            }
            if (file.size() > following.previousEnd()) {
                file.truncate(following.previousEnd());
            }
        }
        Segment.End end = new Segment.End(following.previousEnd(), following.firstPosition());
        return new Segment(header.number(), header.firstPosition(), end);
    }

    private ActiveSegment last(SegmentHeader header) throws IOException {
        JournalFile file = files.open(SegmentHeader.name(header.number()));
        try {
            Place first = Place.first(header.firstPosition());
            Segment segment = new Segment(
                    header.number(), header.firstPosition(), new Segment.End(first.offset(), first.position()));
            // Not closed: the file stays open for writing.
            SegmentReader reader = new SegmentReader(file, header.number());
            reader.seek(first);
            long lastWritten = 0; // the header, where no group follows
            for (Place start = first; reader.nextGroup() != null; start = reader.place()) {
                lastWritten = start.offset();
                segment.note(start);
            }
            Place next = reader.place();
            boolean torn = reader.isTorn();
            rewrite(file, lastWritten, next.offset());
            if (torn) {
                file.truncate(next.offset());
            }
            file.force(true);
            segment.end(new Segment.End(next.offset(), next.position()));
            return new ActiveSegment(file, segment, next, Math.max(file.size(), next.offset()), config);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /**
     * Writes what was written last once more. The process before may have died between writing it and hearing that it could not be made durable:
     * then the kernel shows its bytes, believes them to be on the disk, and would not write them.
     */
    private static void rewrite(JournalFile file, long from, long to) throws IOException {
        ByteBuffer copy = ByteBuffer.allocate(COPY_BYTES);
        for (long at = from; at < to; at += COPY_BYTES) {
            copy.clear().limit((int) Math.min(COPY_BYTES, to - at));
            file.readFully(copy, at);
            file.writeFully(copy.flip(), at);
        }
    }
}
