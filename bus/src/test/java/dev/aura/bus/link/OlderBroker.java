package dev.aura.bus.link;

import dev.aura.bus.wire.Agent;
import dev.aura.bus.wire.DutyCycle;
import dev.aura.bus.zmtp.ZmtpConnection;
import dev.aura.bus.zmtp.ZmtpListener;
import dev.aura.proto.bus.v1.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A broker that speaks what was first written down: its welcome is the golden one, which accepts neither batches nor files. It answers each call with the
 * request, and each publication with the event to all who subscribe.
 */
final class OlderBroker implements Agent, AutoCloseable {

    private static final Path GOLDEN = Path.of("../proto/src/test/resources/golden");
    private static final long MESSAGE_BYTES_MAX = 1 << 20;

    /** Kinds of the frames that came, as their numbers: a newer kind has no name here. */
    final List<Integer> kinds = new CopyOnWriteArrayList<>();

    private final DutyCycle cycle = new DutyCycle("older-broker", this);
    private final ZmtpListener listener = new ZmtpListener(cycle, MESSAGE_BYTES_MAX);
    private long subscription;

    OlderBroker(Path path) throws IOException {
        listener.bind(path);
        cycle.start();
    }

    @Override
    public int doWork(long nowNs) {
        int work = 0;
        for (var next = listener.poll(nowNs); next != null; next = listener.poll(nowNs)) {
            List<byte[]> parts = next.parts();
            if (parts != null) {
                answer(next.from(), parts.get(0), parts.size() > 1 ? parts.get(1) : null);
            }
            work++;
        }
        return work;
    }

    @Override
    public boolean hasQueued() {
        return false;
    }

    @Override
    public boolean isBusy() {
        return false;
    }

    @Override
    public long untilNextNs(long nowNs) {
        return TimeUnit.SECONDS.toNanos(1);
    }

    @Override
    public void onClose() {
        listener.close();
    }

    @Override
    public void close() {
        cycle.close();
    }

    private void answer(String to, byte[] header, byte @Nullable [] payload) {
        try {
            Frame frame = Frame.parseFrom(header);
            kinds.add(frame.getKindValue());
            Frame.Builder id = Frame.newBuilder().setCallId(frame.getCallId());
            switch (frame.getKind()) {
                case HELLO -> send(to, golden("welcome", Frame.newBuilder()), null);
                case READY -> send(to, golden("ready_ack", Frame.newBuilder()), null);
                case REQUEST -> send(to, golden("end", id), payload);
                case SUBSCRIBE -> {
                    subscription = frame.getCallId();
                    send(to, golden("ack", id), null);
                }
                case EVENT -> {
                    send(to, golden("event", Frame.newBuilder().setCallId(subscription)), payload);
                    send(to, golden("ack", id), null);
                }
                default -> {
                    // Nothing is said to it.
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(String to, byte[] header, byte @Nullable [] payload) {
        var sent = listener.send(to, payload == null ? List.of(header) : List.of(header, payload));
        if (sent == ZmtpConnection.Sent.FULL) {
            throw new IllegalStateException("the peer does not read what this test sends");
        }
    }

    private static byte[] golden(String name, Frame.Builder more) throws IOException {
        byte[] recorded = Files.readAllBytes(GOLDEN.resolve(name + ".header"));
        byte[] appended = more.build().toByteArray();
        byte[] bytes = Arrays.copyOf(recorded, recorded.length + appended.length);
        System.arraycopy(appended, 0, bytes, recorded.length, appended.length);
        return bytes;
    }
}
