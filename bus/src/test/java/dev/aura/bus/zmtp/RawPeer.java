package dev.aura.bus.zmtp;

import dev.aura.bus.testing.TestMesh;
import dev.aura.proto.bus.v1.Frame;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A peer made by hand: sends the bytes that a test gives it, and reads what comes. */
public final class RawPeer implements AutoCloseable {

    private static final long BYTES_MAX = 1 << 20;

    /**
     * What came.
     *
     * @param payload null where there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Heard(Frame header, byte @Nullable [] payload) {}

    private final ZmtpConnection connection;
    private final Selector selector = Selector.open();

    public RawPeer(Path socket) throws IOException {
        connection = ZmtpConnection.connect(socket, new ZmtpConnection.Buffers(), BYTES_MAX);
        connection.channel().register(selector, SelectionKey.OP_READ);
    }

    public void send(byte[]... parts) {
        if (connection.send(List.of(parts)) != ZmtpConnection.Sent.DONE) {
            throw new AssertionError("the broker takes nothing");
        }
    }

    /** The next message of a kind; what comes before it is skipped. */
    public Heard await(Frame.Kind kind) throws IOException {
        long endNs = System.nanoTime() + TestMesh.PATIENCE.toNanos();
        while (System.nanoTime() < endNs) {
            for (List<byte[]> parts = connection.poll(); parts != null; parts = connection.poll()) {
                Frame header = Frame.parseFrom(parts.getFirst());
                if (header.getKind() == kind) {
                    return new Heard(header, parts.size() > 1 ? parts.get(1) : null);
                }
                if (header.getKind() == Frame.Kind.BATCH || header.getKind() == Frame.Kind.REJECT) {
                    throw new AssertionError("came unasked: " + header);
                }
            }
            selector.select(100);
            selector.selectedKeys().clear();
            connection.read();
        }
        throw new AssertionError("no " + kind + " came");
    }

    @Override
    public void close() throws IOException {
        connection.close();
        selector.close();
    }
}
