package dev.aura.bus.zmtp;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection: what arrives as messages, and what leaves as bytes. At most one message waits here for room; more wait with the sender. */
public final class ZmtpConnection implements ZmtpDecoder.Sink {

    /** What became of a send. */
    public enum Sent {
        /** The message has left, or will as soon as there is room. */
        DONE,
        /** An earlier message has not left yet; try again. */
        FULL,
        /** The connection is gone. */
        GONE
    }

    private final SocketChannel channel;
    private final SocketRole role;
    private final Buffers buffers;
    private final ZmtpDecoder decoder;
    private final ArrayDeque<List<byte[]>> received = new ArrayDeque<>();
    private @Nullable ByteBuffer unsent;
    private boolean ready;
    private boolean gone;

    private ZmtpConnection(SocketChannel channel, SocketRole role, Buffers buffers, long messageBytesMax) {
        this.channel = channel;
        this.role = role;
        this.buffers = buffers;
        this.decoder = new ZmtpDecoder(messageBytesMax, this);
    }

    /** Room to read into and to write from, shared by the connections of one thread. */
    public static final class Buffers {

        static final int BYTES = 256 * 1024;

        private final ByteBuffer in = ByteBuffer.allocateDirect(BYTES);
        private final ByteBuffer out = ByteBuffer.allocateDirect(BYTES);
    }

    /** Connects without waiting. */
    public static ZmtpConnection connect(Path socket, Buffers buffers, long messageBytesMax) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.configureBlocking(false);
            if (!channel.connect(UnixDomainSocketAddress.of(socket))) {
                throw new IOException("too many peers are connecting to " + socket);
            }
            return opened(channel, SocketRole.DEALER, buffers, messageBytesMax);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Takes a channel that is connected and does not block, and greets. */
    static ZmtpConnection opened(SocketChannel channel, SocketRole role, Buffers buffers, long messageBytesMax)
            throws IOException {
        ZmtpConnection connection = new ZmtpConnection(channel, role, buffers, messageBytesMax);
        ByteBuffer greeting = ZmtpFormat.greeting();
        ByteBuffer first = ZmtpFormat.ready(role);
        ByteBuffer both = ByteBuffer.allocate(greeting.remaining() + first.remaining());
        connection.write(both.put(greeting).put(first).flip());
        return connection;
    }

    public SocketChannel channel() {
        return channel;
    }

    /** Whether the handshake is over. */
    public boolean isReady() {
        return ready;
    }

    public boolean isGone() {
        return gone;
    }

    /** Whether something waits for room. */
    public boolean hasUnsent() {
        return unsent != null;
    }

    /** The next message that has arrived; null when there is none. */
    public @Nullable List<byte[]> poll() {
        return received.poll();
    }

    /** Reads what has arrived, as much as fits the buffer. The connection may be gone after it. */
    public void read() {
        read(Buffers.BYTES);
    }

    /** As {@link #read()}, but at most so many bytes. */
    void read(int bytesMax) {
        if (gone) {
            return;
        }
        ByteBuffer in = buffers.in.clear().limit(Math.min(bytesMax, Buffers.BYTES));
        try {
            if (channel.read(in) < 0) {
                close();
                return;
            }
            decoder.read(in.flip());
        } catch (IOException e) {
            close();
        }
    }

    /** Sends a message. It may follow our READY at once: with NULL, nothing of the other side's changes what we send. */
    public Sent send(List<byte[]> parts) {
        flush();
        if (gone) {
            return Sent.GONE;
        }
        if (unsent != null) {
            return Sent.FULL;
        }
        try {
            write(encode(parts));
        } catch (IOException e) {
            close();
        }
        return gone ? Sent.GONE : Sent.DONE;
    }

    /** Sends what waits, as far as there is room. */
    public void flush() {
        ByteBuffer waiting = unsent;
        if (waiting == null || gone) {
            return;
        }
        try {
            channel.write(waiting);
            if (!waiting.hasRemaining()) {
                unsent = null;
            }
        } catch (IOException e) {
            close();
        }
    }

    /** Ends the connection; what has not left is lost. */
    public void close() {
        gone = true;
        unsent = null;
        try {
            channel.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }

    @Override
    public void message(List<byte[]> parts) throws ZmtpException {
        if (!ready) {
            throw new ZmtpException("a message before READY");
        }
        received.add(parts);
    }

    @Override
    public void command(byte[] body) throws ZmtpException {
        if (!ready) {
            ZmtpFormat.checkReady(body, role);
            ready = true;
            return;
        }
        String name = ZmtpFormat.commandName(body);
        if (name.equals("ERROR")) {
            throw new ZmtpException("the other side reports an error");
        }
        if (name.equals("PING") && unsent == null) {
            try {
                write(ZmtpFormat.pong(body));
            } catch (IOException e) {
                throw new ZmtpException("gone: " + e.getMessage());
            }
        }
    }

    private ByteBuffer encode(List<byte[]> parts) {
        int bytes = 0;
        for (byte[] part : parts) {
            bytes += part.length + ZmtpFormat.PREFIX_BYTES_MAX;
        }
        ByteBuffer out = bytes <= buffers.out.capacity() ? buffers.out.clear() : ByteBuffer.allocate(bytes);
        for (int i = 0; i < parts.size(); i++) {
            byte[] part = parts.get(i);
            ZmtpFormat.putPrefix(out, part.length, i < parts.size() - 1);
            out.put(part);
        }
        return out.flip();
    }

    /** Writes as much as there is room for and keeps the rest; the shared buffer, the only direct one, is copied. */
    private void write(ByteBuffer bytes) throws IOException {
        channel.write(bytes);
        if (bytes.hasRemaining()) {
            unsent = bytes.isDirect()
                    ? ByteBuffer.allocate(bytes.remaining()).put(bytes).flip()
                    : bytes;
        }
    }
}
