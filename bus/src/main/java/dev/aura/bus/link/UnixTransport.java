package dev.aura.bus.link;

import dev.aura.bus.wire.DutyCycle;
import dev.aura.bus.wire.Outbound.Sent;
import dev.aura.bus.wire.Sockets;
import dev.aura.bus.zmtp.ZmtpConnection;
import dev.aura.proto.bus.v1.Frame;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Over a Unix socket, read and written by the link's own turns. */
final class UnixTransport implements Transport {

    /** The broker's limit is not known before its welcome, so only the absurd is refused here. */
    private static final long MESSAGE_BYTES_MAX = 1L << 30;

    private final Path file;
    private final ZmtpConnection.Buffers buffers = new ZmtpConnection.Buffers();
    private @Nullable DutyCycle watcher;
    private @Nullable ZmtpConnection connection;
    private @Nullable SelectionKey key;
    private boolean lost;

    UnixTransport(Path file) {
        this.file = file;
    }

    @Override
    public void watchedBy(DutyCycle cycle) {
        watcher = cycle;
    }

    @Override
    public boolean reachable() {
        return Files.exists(file);
    }

    @Override
    public void open() {
        close(0);
        try {
            ZmtpConnection opened = ZmtpConnection.connect(file, buffers, MESSAGE_BYTES_MAX);
            connection = opened;
            key = Objects.requireNonNull(watcher).watch(opened.channel(), SelectionKey.OP_READ, this);
        } catch (IOException e) {
            close(0);
            lost = true;
        }
    }

    @Override
    public void nudge() {
        // A Unix socket is connected at once or not at all.
    }

    @Override
    public Sent send(List<byte[]> parts) {
        ZmtpConnection current = connection;
        if (current == null) {
            return Sent.GONE;
        }
        Sent sent = switch (current.send(parts)) {
            case DONE -> Sent.DONE;
            case FULL -> Sent.FULL;
            case GONE -> Sent.GONE;
        };
        if (current.hasUnsent()) {
            watchForRoom();
        }
        return sent;
    }

    @Override
    public @Nullable List<byte[]> receive() {
        ZmtpConnection current = connection;
        List<byte[]> next = current == null ? null : current.poll();
        if (next == null && current != null && watcher != null) {
            watcher.forEachReady(this::look);
            next = current.poll();
            lost = next == null && current.isGone();
        }
        if (lost) {
            lost = false;
            connection = null;
            return List.of(Sockets.notice(Frame.Kind.REJECT));
        }
        return next;
    }

    @Override
    public void close(int lingerMs) {
        ZmtpConnection current = connection;
        if (current != null) {
            // What the system has taken reaches the broker also after the end.
            current.flush();
            current.close();
        }
        connection = null;
        key = null;
        lost = false;
    }

    private void look(SelectionKey ready) {
        ZmtpConnection current = connection;
        if (current == null || !ready.isValid() || !Objects.equals(ready, key)) {
            return;
        }
        if (ready.isWritable()) {
            current.flush();
            if (!current.hasUnsent() && !current.isGone()) {
                ready.interestOps(SelectionKey.OP_READ);
            }
        }
        current.read();
    }

    private void watchForRoom() {
        SelectionKey watched = key;
        if (watched != null && watched.isValid()) {
            watched.interestOpsOr(SelectionKey.OP_WRITE);
            Objects.requireNonNull(watcher).wake();
        }
    }
}
