package dev.aura.bus.journal;

import dev.aura.bus.status.Faults;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Reads durable records in order. For one thread; any number of readers may stand beside the thread that writes. */
public final class JournalReader implements AutoCloseable {

    private final JournalFiles files;
    private final Segments segments;
    private final Deque<JournalRecord> read = new ArrayDeque<>();
    private long position;
    private @Nullable Cursor cursor;

    /** Where reading stands. */
    private record Cursor(Segment segment, SegmentReader reader) {

        boolean atEnd() {
            return reader.place().offset() >= segment.end().offset();
        }
    }

    JournalReader(JournalFiles files, Segments segments, long position) {
        this.files = files;
        this.segments = segments;
        this.position = position;
    }

    /** Position of the record that {@link #next} gives next. */
    public long position() {
        return position;
    }

    /**
     * The next record; null where there is none yet.
     *
     * @throws CorruptJournalException where it was changed on the disk
     * @throws StatusRuntimeException OUT_OF_RANGE {@code POSITION_RELEASED} where it was released, UNAVAILABLE where it cannot be read
     */
    public @Nullable JournalRecord next() {
        try {
            while (read.isEmpty()) {
                Cursor current = current();
                if (current == null) {
                    return null;
                }
                readGroup(current);
            }
        } catch (NoSuchFileException e) {
            throw released(e);
        } catch (IOException e) {
            throw Journal.unreadable(files, e);
        }
        position++;
        return read.remove();
    }

    @Override
    public void close() {
        try {
            if (cursor != null) {
                cursor.reader().close();
            }
        } catch (IOException e) {
            throw Journal.unreadable(files, e);
        } finally {
            cursor = null;
        }
    }

    /** A place with a group to read; null at the end of the journal. */
    private @Nullable Cursor current() throws IOException {
        Cursor now = cursor;
        if (now == null) {
            Segment segment = segments.holding(position);
            if (segment == null) {
                throw released(null);
            }
            now = open(segment);
        }
        // An end moves only before the next segment is there, so with that one in sight a second look is final.
        while (now.atEnd()) {
            Segment following = segments.after(now.segment());
            if (following == null) {
                return null;
            }
            if (now.atEnd()) {
                requireNext(now, following);
                now.reader().close();
                now = open(following);
            }
        }
        return now;
    }

    private void readGroup(Cursor current) throws IOException {
        Place start = current.reader().place();
        for (JournalRecord record : current.reader().nextGroup(current.segment().end())) {
            if (record.position() >= position) {
                read.add(record);
            }
        }
        current.segment().note(start);
    }

    private Cursor open(Segment segment) throws IOException {
        cursor = null;
        SegmentReader reader = new SegmentReader(files.openToRead(segment.name()), segment.number());
        reader.seek(segment.floor(position));
        Cursor opened = new Cursor(segment, reader);
        cursor = opened;
        return opened;
    }

    private void requireNext(Cursor finished, Segment following) {
        long expected = finished.reader().place().position();
        if (following.firstPosition() > expected && following.equals(segments.first())) {
            throw released(null);
        }
        if (following.firstPosition() != expected) {
            throw finished.reader().corrupt(0, expected, "records up to " + following.firstPosition() + " are missing");
        }
    }

    private StatusRuntimeException released(@Nullable Throwable cause) {
        String message = "position " + position + " of the journal was released; the first one is now "
                + segments.first().firstPosition();
        return cause == null
                ? Faults.of(Code.OUT_OF_RANGE, "POSITION_RELEASED", message)
                : Faults.of(Code.OUT_OF_RANGE, "POSITION_RELEASED", message, cause);
    }
}
