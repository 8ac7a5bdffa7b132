package dev.aura.bus.zmtp;

import dev.aura.bus.wire.DutyCycle;
import dev.aura.bus.zmtp.ZmtpConnection.Sent;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A ROUTER on a Unix socket: takes connections and names them, hands over what arrives, sends by name. */
public final class ZmtpListener implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ZmtpListener.class.getName());
    private static final int BACKLOG = 1_024;
    private static final int CONNECTIONS_MAX = 16_384;

    /** Few, because what is connected already waits for the turn to end. */
    private static final int ACCEPTED_PER_TURN_MAX = 8;

    private static final long HANDSHAKE_NS = 2_000_000_000L;
    private static final long PAUSE_NS = 100_000_000L;

    /** Bytes that the connections together bring in a turn, where there are several: what one floods with delays the others by no more. */
    private static final int SHARED_BYTES_MAX = 64 * 1024;

    private static final int SHARE_BYTES_MIN = 4 * 1024;

    /**
     * Something that arrived.
     *
     * @param from the connection's name
     * @param parts null where the connection is gone
     */
    public record Arrival(String from, @Nullable List<byte[]> parts) {}

    private static final class Entry {
        final String name;
        final ZmtpConnection connection;
        final long openedNs;

        @Nullable
        SelectionKey key;

        Entry(String name, ZmtpConnection connection, long openedNs) {
            this.name = name;
            this.connection = connection;
            this.openedNs = openedNs;
        }
    }

    private final DutyCycle cycle;
    private final long messageBytesMax;
    private final ZmtpConnection.Buffers buffers = new ZmtpConnection.Buffers();
    private final Map<String, Entry> entries = new HashMap<>();
    private final ArrayDeque<Entry> inHandshake = new ArrayDeque<>();
    private final ArrayDeque<Arrival> arrived = new ArrayDeque<>();
    private @Nullable ServerSocketChannel server;
    private @Nullable SelectionKey serverKey;
    private long acceptAgainNs = Long.MIN_VALUE;
    private long names;
    private int readLastTurn;
    private int readThisTurn;

    /** The agent of the cycle is the only one to call this object. */
    public ZmtpListener(DutyCycle cycle, long messageBytesMax) {
        this.cycle = cycle;
        this.messageBytesMax = messageBytesMax;
    }

    /** Listens on a path where no file is. */
    public void bind(Path socket) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(socket), BACKLOG);
        channel.configureBlocking(false);
        server = channel;
        serverKey = cycle.watch(channel, SelectionKey.OP_ACCEPT, this);
    }

    /** The next thing that arrived; null when there is none. */
    public @Nullable Arrival poll(long nowNs) {
        Arrival next = arrived.poll();
        if (next == null && server != null) {
            readLastTurn = readThisTurn;
            readThisTurn = 0;
            cycle.forEachReady(key -> ready(key, nowNs));
            expire(nowNs);
            next = arrived.poll();
        }
        return next;
    }

    /** Sends a message to a connection. */
    public Sent send(String to, List<byte[]> parts) {
        Entry entry = entries.get(to);
        if (entry == null) {
            return Sent.GONE;
        }
        Sent sent = entry.connection.send(parts);
        if (sent == Sent.GONE) {
            forget(entry);
        } else if (entry.connection.hasUnsent()) {
            watchForRoom(entry);
        }
        return sent;
    }

    @Override
    public void close() {
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "cannot close the socket", e);
        }
        entries.values().forEach(entry -> {
            entry.connection.flush();
            entry.connection.close();
        });
        entries.clear();
    }

    private void ready(SelectionKey key, long nowNs) {
        if (!key.isValid()) {
            return;
        }
        if (key.attachment() instanceof Entry entry) {
            if (key.isWritable()) {
                entry.connection.flush();
                if (!entry.connection.hasUnsent() && !entry.connection.isGone()) {
                    key.interestOps(SelectionKey.OP_READ);
                }
            }
            read(entry);
        } else {
            accept(nowNs);
        }
    }

    private void read(Entry entry) {
        readThisTurn++;
        entry.connection.read(shareBytes());
        for (var parts = entry.connection.poll(); parts != null; parts = entry.connection.poll()) {
            arrived.add(new Arrival(entry.name, parts));
        }
        if (entry.connection.isGone()) {
            forget(entry);
        }
    }

    /** As many connections have something to read as had a turn ago, more or less. */
    private int shareBytes() {
        return readLastTurn <= 1
                ? ZmtpConnection.Buffers.BYTES
                : Math.max(SHARE_BYTES_MIN, SHARED_BYTES_MAX / readLastTurn);
    }

    private void accept(long nowNs) {
        ServerSocketChannel from = server;
        for (int i = 0; from != null && i < ACCEPTED_PER_TURN_MAX; i++) {
            try {
                SocketChannel channel = from.accept();
                if (channel == null) {
                    return;
                }
                welcome(channel, nowNs);
            } catch (IOException e) {
                // No descriptors left, most likely: trying again at once would only burn the processor.
                LOG.log(Level.WARNING, "cannot take a connection: {0}", e.getMessage());
                pauseAccepting(nowNs);
                return;
            }
        }
    }

    private void welcome(SocketChannel channel, long nowNs) throws IOException {
        if (entries.size() >= CONNECTIONS_MAX) {
            channel.close();
            throw new IOException("there are " + CONNECTIONS_MAX + " already");
        }
        channel.configureBlocking(false);
        ZmtpConnection connection;
        try {
            connection = ZmtpConnection.opened(channel, SocketRole.ROUTER, buffers, messageBytesMax);
        } catch (IOException e) {
            // It has gone again.
            channel.close();
            return;
        }
        Entry entry = new Entry("u" + ++names, connection, nowNs);
        entry.key = cycle.watch(channel, SelectionKey.OP_READ, entry);
        entries.put(entry.name, entry);
        inHandshake.add(entry);
    }

    private void pauseAccepting(long nowNs) {
        if (serverKey != null) {
            serverKey.interestOps(0);
            acceptAgainNs = nowNs + PAUSE_NS;
        }
    }

    private void expire(long nowNs) {
        if (serverKey != null && serverKey.isValid() && serverKey.interestOps() == 0 && nowNs - acceptAgainNs >= 0) {
            serverKey.interestOps(SelectionKey.OP_ACCEPT);
        }
        for (Entry first = inHandshake.peek(); first != null; first = inHandshake.peek()) {
            boolean over = first.connection.isReady() || first.connection.isGone();
            if (!over && nowNs - first.openedNs < HANDSHAKE_NS) {
                return;
            }
            inHandshake.poll();
            if (!over) {
                first.connection.close();
                forget(first);
            }
        }
    }

    private void forget(Entry entry) {
        if (entries.remove(entry.name) != null) {
            arrived.add(new Arrival(entry.name, null));
        }
    }

    private static void watchForRoom(Entry entry) {
        SelectionKey key = entry.key;
        if (key != null && key.isValid()) {
            key.interestOpsOr(SelectionKey.OP_WRITE);
            var ignored = key.selector().wakeup();
            assert ignored != null;
        }
    }
}
