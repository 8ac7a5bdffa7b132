package dev.aura.bus.wire;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits to leave over one connection: gathered during a turn, sent at its end, kept where the connection is full. */
public final class Outbound {

    /** What became of a send. */
    public enum Sent {
        /** Everything has left. */
        DONE,
        /** The connection has no room; what is left waits. */
        FULL,
        /** There is no such connection any more. */
        GONE
    }

    /** Hands the parts of one message to the connection without waiting. */
    public interface Socket {
        Sent send(List<byte[]> parts);
    }

    private final ArrayDeque<Message> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean batches;
    private @Nullable List<byte[]> encoded;

    /** From now on messages may leave together: the other side accepts it. */
    public void allowBatches(boolean allowed) {
        batches = allowed;
    }

    public void add(Message message) {
        waiting.add(message);
        bytes += message.payloadBytes();
    }

    /** Sends as much as there is room for. */
    public Sent flush(Socket socket) {
        List<byte[]> parts = encoded == null ? next() : encoded;
        while (parts != null) {
            Sent sent = socket.send(parts);
            encoded = sent == Sent.FULL ? parts : null;
            if (sent != Sent.DONE) {
                return sent;
            }
            parts = next();
        }
        return Sent.DONE;
    }

    public boolean isEmpty() {
        return encoded == null && waiting.isEmpty();
    }

    /** Messages that wait. */
    public int size() {
        return waiting.size();
    }

    /** Bytes of their payloads. */
    public long bytes() {
        return bytes;
    }

    public void clear() {
        waiting.clear();
        bytes = 0;
        encoded = null;
    }

    private @Nullable List<byte[]> next() {
        if (waiting.isEmpty()) {
            bytes = 0;
            return null;
        }
        if (!batches) {
            Message message = waiting.removeFirst();
            bytes -= message.payloadBytes();
            return FrameCodec.encode(message);
        }
        List<byte[]> parts = Batches.takeFrom(waiting);
        if (waiting.isEmpty()) {
            bytes = 0;
        } else {
            bytes = Math.max(0, bytes - parts.getLast().length);
        }
        return parts;
    }
}
