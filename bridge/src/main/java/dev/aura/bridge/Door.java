package dev.aura.bridge;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A listening socket that nobody has knocked at yet. The gRPC server behind it costs memory and start-up time that many a mesh never
 * needs, so it is built when the first connection waits; the connection itself is left for it in the socket's queue. One thread waits
 * here and ends with the first knock.
 */
final class Door implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Door.class.getName());

    private final ServerSocketChannel socket;
    private final Selector selector;
    private final Thread waiting;

    /**
     * Starts to wait.
     *
     * @param socket bound and not blocking
     * @param opened takes the socket over at the first knock
     */
    Door(ServerSocketChannel socket, Consumer<ServerSocketChannel> opened) throws IOException {
        this.socket = socket;
        selector = Selector.open();
        socket.register(selector, SelectionKey.OP_ACCEPT);
        waiting = Thread.ofPlatform().name("bridge-door").daemon().start(() -> awaitKnock(opened));
    }

    private void awaitKnock(Consumer<ServerSocketChannel> opened) {
        try {
            int ready = selector.select();
            selector.close(); // Lets go of the socket, so that the server can register it with its own selector.
            if (ready > 0 && socket.isOpen()) {
                opened.accept(socket);
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.SEVERE, "the gRPC bridge cannot serve its first connection", e);
            closeQuietly();
        }
    }

    /** Closes the socket, whoever has it now. */
    @Override
    public void close() {
        closeQuietly();
        selector.wakeup();
        try {
            waiting.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeQuietly() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.FINE, "closing a socket", e);
        }
    }
}
