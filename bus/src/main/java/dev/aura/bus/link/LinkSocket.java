package dev.aura.bus.link;

import dev.aura.bus.wire.Batches;
import dev.aura.bus.wire.DutyCycle;
import dev.aura.bus.wire.FrameCodec;
import dev.aura.bus.wire.MalformedFrameException;
import dev.aura.bus.wire.Message;
import dev.aura.bus.wire.Outbound;
import dev.aura.proto.bus.v1.Frame;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a link: opened anew for each attempt, so that nothing meant for a broker that died reaches the next one. Only who
 * does the link's turn touches it.
 */
final class LinkSocket {

    private final Transport transport;
    private final Outbound outbound = new Outbound();
    private final ArrayDeque<Message> received = new ArrayDeque<>();

    LinkSocket(LinkConfig config) {
        Path file = config.socketFile();
        transport = file == null ? new DealerTransport(config) : new UnixTransport(file);
    }

    /** What arrives shall wake this one. */
    void watchedBy(DutyCycle cycle) {
        transport.watchedBy(cycle);
    }

    /** Whether there is something to connect to. */
    boolean reachable() {
        return transport.reachable();
    }

    void open() {
        close(0);
        transport.open();
    }

    /** Helps a connection that does not come about. */
    void nudge() {
        transport.nudge();
    }

    /** The broker has said whether several messages may leave as one. */
    void allowBatches(boolean allowed) {
        outbound.allowBatches(allowed);
    }

    /** Lets a message leave with the next {@link #flush}. */
    void send(Message message) {
        outbound.add(message);
    }

    /** Messages that wait. */
    int backlog() {
        return outbound.isEmpty() ? 0 : outbound.size() + 1;
    }

    /** Sends what waits, as far as there is room; true when something left. */
    boolean flush() {
        return !outbound.isEmpty() && outbound.flush(transport::send) == Outbound.Sent.DONE;
    }

    /** The next message; null when there is none. What is not a frame of ours is skipped. */
    @Nullable
    Message receive() {
        Message next = received.poll();
        while (next == null) {
            List<byte[]> parts = transport.receive();
            if (parts == null) {
                return null;
            }
            next = decode(parts);
        }
        return next;
    }

    /** Gives up the connection; what was sent last may still leave within the time. */
    void close(int lingerMs) {
        transport.close(lingerMs);
        outbound.clear();
        outbound.allowBatches(false);
        received.clear();
    }

    private @Nullable Message decode(List<byte[]> parts) {
        try {
            Message message = FrameCodec.decode(parts);
            if (message.kind() != Frame.Kind.BATCH) {
                return message;
            }
            received.addAll(Batches.readAtPeer(message.payloadOrEmpty()));
            return received.poll();
        } catch (MalformedFrameException e) {
            // A newer broker may know kinds that we do not: the protocol says to skip them.
            return null;
        }
    }
}
