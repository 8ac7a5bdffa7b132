package dev.aura.bus.durable;

import dev.aura.bus.durable.Entry.Buried;
import dev.aura.bus.durable.Entry.Discarded;
import dev.aura.bus.durable.Entry.Failed;
import dev.aura.bus.durable.Entry.Published;
import dev.aura.bus.durable.Entry.Replayed;
import dev.aura.bus.durable.Entry.Seen;
import dev.aura.bus.durable.Entry.Settled;
import dev.aura.bus.durable.Entry.Subscribed;
import dev.aura.bus.durable.Entry.Unsubscribed;
import dev.aura.bus.durable.SubscriptionSpec.Start;
import dev.aura.bus.journal.JournalRecord;
import dev.aura.bus.status.Faults;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Entries as bytes: a byte that names the kind, and the fields in order. Kinds are added, never given another meaning. */
final class EntryCodec {

    private static final int PUBLISHED = 1;
    private static final int SUBSCRIBED_WITHOUT_ORIGIN = 2;
    private static final int UNSUBSCRIBED = 3;
    private static final int SETTLED = 4;
    private static final int FAILED = 5;
    private static final int BURIED = 6;
    private static final int REPLAYED = 7;
    private static final int DISCARDED = 8;
    private static final int SEEN = 9;
    private static final int SUBSCRIBED = 10;

    private EntryCodec() {}

    static byte[] encode(Entry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // strings of more than 65,535 bytes, which no caller has
        }
        return bytes.toByteArray();
    }

    static Entry decode(JournalRecord record) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(record.content()))) {
            return read(in);
        } catch (IOException | StatusRuntimeException e) { // the latter: a subscription that cannot be
            throw Faults.of(
                    Code.DATA_LOSS,
                    "JOURNAL_UNKNOWN_RECORD",
                    "the journal's record " + record.position() + " is of no known kind; use the program that wrote it",
                    e);
        }
    }

    /** Whether a record may hold something to deliver, from its first byte. */
    static boolean isEvent(JournalRecord record) {
        return record.content().length > 0 && (record.content()[0] == PUBLISHED || record.content()[0] == REPLAYED);
    }

    private static void write(DataOutputStream out, Entry entry) throws IOException {
        switch (entry) {
            case Published published -> {
                out.writeByte(PUBLISHED);
                out.writeLong(published.unixMs());
                writeEvent(out, published.event());
            }
            case Subscribed subscribed -> writeSubscribed(out, subscribed);
            case Unsubscribed unsubscribed -> {
                out.writeByte(UNSUBSCRIBED);
                out.writeUTF(unsubscribed.name());
            }
            case Settled settled -> {
                out.writeByte(SETTLED);
                out.writeUTF(settled.name());
                out.writeInt(settled.positions().size());
                for (long position : settled.positions()) {
                    out.writeLong(position);
                }
            }
            case Failed failed -> {
                out.writeByte(FAILED);
                writeKey(out, failed.name(), failed.position());
                writeAttempts(out, failed.attempts());
            }
            case Buried buried -> writeBuried(out, buried.letter());
            case Replayed replayed -> {
                out.writeByte(REPLAYED);
                writeKey(out, replayed.name(), replayed.position());
                out.writeLong(replayed.unixMs());
                writeEvent(out, replayed.event());
            }
            case Discarded discarded -> {
                out.writeByte(DISCARDED);
                writeKey(out, discarded.name(), discarded.position());
            }
            case Seen seen -> writeSeen(out, seen);
        }
    }

    private static Entry read(DataInputStream in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case PUBLISHED -> {
                long unixMs = in.readLong();
                yield new Published(readEvent(in), unixMs);
            }
            case SUBSCRIBED_WITHOUT_ORIGIN -> readSubscribed(in, Origin.UNKNOWN);
            case SUBSCRIBED -> readSubscribed(in, new Origin(in.readUTF(), in.readLong()));
            case UNSUBSCRIBED -> new Unsubscribed(in.readUTF());
            case SETTLED -> new Settled(in.readUTF(), readPositions(in));
            case FAILED -> new Failed(in.readUTF(), in.readLong(), readAttempts(in));
            case BURIED -> readBuried(in);
            case REPLAYED -> {
                String name = in.readUTF();
                long position = in.readLong();
                long unixMs = in.readLong();
                yield new Replayed(name, position, readEvent(in), unixMs);
            }
            case DISCARDED -> new Discarded(in.readUTF(), in.readLong());
            case SEEN -> readSeen(in);
            default -> throw new IOException("kind " + kind);
        };
    }

    private static void writeSubscribed(DataOutputStream out, Subscribed subscribed) throws IOException {
        SubscriptionSpec spec = subscribed.spec();
        out.writeByte(SUBSCRIBED);
        out.writeUTF(subscribed.origin().owner());
        out.writeLong(subscribed.origin().unixMs());
        out.writeUTF(spec.name());
        out.writeUTF(spec.pattern());
        out.writeLong(spec.lease().toMillis());
        out.writeInt(spec.deliveriesMax());
        out.writeInt(spec.unsettledMax());
        out.writeBoolean(spec.start() == Start.ALL);
        out.writeLong(subscribed.next());
        out.writeInt(subscribed.unsettled().size());
        for (Map.Entry<Long, Attempts> unsettled : subscribed.unsettled().entrySet()) {
            out.writeLong(unsettled.getKey());
            writeAttempts(out, unsettled.getValue());
        }
    }

    private static Subscribed readSubscribed(DataInputStream in, Origin origin) throws IOException {
        SubscriptionSpec spec = new SubscriptionSpec(
                in.readUTF(),
                in.readUTF(),
                Duration.ofMillis(in.readLong()),
                in.readInt(),
                in.readInt(),
                in.readBoolean() ? Start.ALL : Start.NEW);
        long next = in.readLong();
        Map<Long, Attempts> unsettled = new LinkedHashMap<>();
        for (int count = in.readInt(); count > 0; count--) {
            long position = in.readLong();
            unsettled.put(position, readAttempts(in));
        }
        return new Subscribed(spec, origin, next, unsettled);
    }

    private static void writeBuried(DataOutputStream out, DeadLetter letter) throws IOException {
        out.writeByte(BURIED);
        writeKey(out, letter.subscription(), letter.position());
        writeAttempts(out, new Attempts(letter.attempts(), letter.error()));
        out.writeLong(letter.unixMs());
        writeEvent(out, letter.event());
    }

    private static Buried readBuried(DataInputStream in) throws IOException {
        String name = in.readUTF();
        long position = in.readLong();
        Attempts attempts = readAttempts(in);
        long unixMs = in.readLong();
        return new Buried(new DeadLetter(name, position, attempts.count(), attempts.error(), unixMs, readEvent(in)));
    }

    private static void writeSeen(DataOutputStream out, Seen seen) throws IOException {
        out.writeByte(SEEN);
        out.writeInt(seen.ids().size());
        for (Map.Entry<String, Long> id : seen.ids().entrySet()) {
            out.writeUTF(id.getKey());
            out.writeLong(id.getValue());
        }
    }

    private static Seen readSeen(DataInputStream in) throws IOException {
        Map<String, Long> ids = new LinkedHashMap<>();
        for (int count = in.readInt(); count > 0; count--) {
            String id = in.readUTF();
            ids.put(id, in.readLong());
        }
        return new Seen(ids);
    }

    private static List<Long> readPositions(DataInputStream in) throws IOException {
        List<Long> positions = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            positions.add(in.readLong());
        }
        return positions;
    }

    private static void writeKey(DataOutputStream out, String name, long position) throws IOException {
        out.writeUTF(name);
        out.writeLong(position);
    }

    private static void writeAttempts(DataOutputStream out, Attempts attempts) throws IOException {
        out.writeInt(attempts.count());
        out.writeUTF(attempts.error());
    }

    private static Attempts readAttempts(DataInputStream in) throws IOException {
        return new Attempts(in.readInt(), in.readUTF());
    }

    private static void writeEvent(DataOutputStream out, StoredEvent event) throws IOException {
        out.writeUTF(event.id());
        out.writeUTF(event.topic());
        out.writeUTF(event.publisher());
        out.writeInt(event.header().length);
        out.write(event.header());
        out.writeInt(event.payload().length);
        out.write(event.payload());
    }

    private static StoredEvent readEvent(DataInputStream in) throws IOException {
        return new StoredEvent(in.readUTF(), in.readUTF(), in.readUTF(), readBytes(in), readBytes(in));
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("length " + length);
        }
        return in.readNBytes(length);
    }
}
