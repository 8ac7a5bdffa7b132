package dev.aura.bus.link;

import dev.aura.bus.wire.Contexts;
import dev.aura.proto.bus.v1.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/**
 * A broker that speaks what was first written down: its welcome is the golden one, which accepts neither batches nor files. It answers each call with the
 * request, and each publication with the event to all who subscribe.
 */
final class OlderBroker implements Runnable, AutoCloseable {

    private static final Path GOLDEN = Path.of("../proto/src/test/resources/golden");
    private static final int TURN_MS = 20;

    /** Kinds of the frames that came, as their numbers: a newer kind has no name here. */
    final List<Integer> kinds = new CopyOnWriteArrayList<>();

    private final ZMQ.Context context = Contexts.open();
    private final ZMQ.Socket socket = context.socket(SocketType.ROUTER);
    private final Thread thread;
    private long subscription;
    private volatile boolean closed;

    OlderBroker(Path path) {
        socket.setLinger(0);
        socket.setReceiveTimeOut(TURN_MS);
        socket.bind("ipc://" + path);
        thread = Thread.ofPlatform().daemon().name("older-broker").start(this);
    }

    @Override
    public void run() {
        while (!closed) {
            byte @Nullable [] from = socket.recv();
            if (from != null) {
                byte[] header = socket.recv();
                answer(from, header, socket.hasReceiveMore() ? socket.recv() : null);
            }
        }
        socket.close();
    }

    private void answer(byte[] to, byte[] header, byte @Nullable [] payload) {
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

    private void send(byte[] to, byte[] header, byte @Nullable [] payload) {
        socket.sendMore(to);
        if (payload == null) {
            socket.send(header);
        } else {
            socket.sendMore(header);
            socket.send(payload);
        }
    }

    private static byte[] golden(String name, Frame.Builder more) throws IOException {
        byte[] recorded = Files.readAllBytes(GOLDEN.resolve(name + ".header"));
        byte[] appended = more.build().toByteArray();
        byte[] bytes = Arrays.copyOf(recorded, recorded.length + appended.length);
        System.arraycopy(appended, 0, bytes, recorded.length, appended.length);
        return bytes;
    }

    @Override
    public void close() {
        closed = true;
        try {
            if (!thread.join(Duration.ofMinutes(1))) {
                throw new IllegalStateException("the older broker does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        context.close();
    }
}
