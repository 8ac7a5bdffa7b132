package dev.aura.bus.broker;

import dev.aura.bus.broker.RouterSocket.Received;
import dev.aura.bus.wire.DutyCycle;
import dev.aura.bus.wire.FrameCodec;
import dev.aura.bus.wire.MalformedFrameException;
import dev.aura.bus.wire.Message;
import dev.aura.bus.wire.Outbound.Sent;
import dev.aura.bus.zmtp.ZmtpListener;
import dev.aura.proto.bus.v1.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The Unix socket: as {@link RouterSocket}, with no I/O thread between it and the broker's turns. */
final class UnixEntrance implements AutoCloseable {

    private static final int PAYLOAD_SLACK_FACTOR = 2;
    private static final Message ENDED = Replies.of(Frame.Kind.GOODBYE, 0);

    private final long messageBytesMax;
    private @Nullable ZmtpListener listener;

    UnixEntrance(BrokerConfig.Limits limits) {
        // Somewhat too large payloads are let in, so that their sender gets an answer; beyond, the connection ends.
        messageBytesMax = limits.payloadBytesMax() * PAYLOAD_SLACK_FACTOR + FrameCodec.HEADER_BYTES_MAX;
    }

    void watchedBy(DutyCycle cycle) {
        listener = new ZmtpListener(cycle, messageBytesMax);
    }

    void bind(Path socket) {
        try {
            Objects.requireNonNull(listener).bind(socket);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + socket, e);
        }
    }

    @Nullable
    Received receive() {
        ZmtpListener.Arrival arrival = listener == null ? null : listener.poll(System.nanoTime());
        if (arrival == null) {
            return null;
        }
        List<byte[]> parts = arrival.parts();
        if (parts == null) {
            return new Received(arrival.from(), ENDED, "");
        }
        try {
            return new Received(arrival.from(), FrameCodec.decode(parts), "");
        } catch (MalformedFrameException e) {
            return new Received(arrival.from(), null, String.valueOf(e.getMessage()));
        }
    }

    Sent send(String peer, List<byte[]> parts) {
        return listener == null
                ? Sent.GONE
                : switch (listener.send(peer, parts)) {
                    case DONE -> Sent.DONE;
                    case FULL -> Sent.FULL;
                    case GONE -> Sent.GONE;
                };
    }

    @Override
    public void close() {
        if (listener != null) {
            listener.close();
        }
    }
}
