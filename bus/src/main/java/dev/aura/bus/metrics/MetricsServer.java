package dev.aura.bus.metrics;

import dev.aura.proto.mesh.v1.GetMetersResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Answers {@code GET /metrics}. Nothing of it runs, and no library of it is loaded, before somebody connects. Who holds the broker's lock
 * may open its socket file: no other broker has the same runtime directory.
 */
public final class MetricsServer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(MetricsServer.class.getName());
    private static final int CONNECTIONS_MAX = 8;
    private static final Duration CONNECTION_MAX = Duration.ofSeconds(5);
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    /** By any other name it is a page of a browser that had a name point here. */
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Supplier<GetMetersResponse> meters;
    private final Path socket;
    private final List<ServerSocketChannel> listening = new ArrayList<>();
    private final Semaphore room = new Semaphore(CONNECTIONS_MAX);

    private MetricsServer(Supplier<GetMetersResponse> meters, Path socket) {
        this.meters = meters;
        this.socket = socket;
    }

    /**
     * Listens on a Unix socket that only its user may open; a file that a killed broker left there is replaced.
     *
     * @param meters what is counted; may throw
     */
    public static MetricsServer open(Path socket, Supplier<GetMetersResponse> meters) throws IOException {
        MetricsServer server = new MetricsServer(meters, socket);
        Files.deleteIfExists(socket);
        server.listen(ServerSocketChannel.open(StandardProtocolFamily.UNIX), UnixDomainSocketAddress.of(socket));
        // The directory is its user's alone, so nobody was there before this.
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        return server;
    }

    /** Listens on a loopback port too, which every user of the machine can reach; 0 takes a free one. Returns its number. */
    public int openTcp(int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        listen(channel, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    private void listen(ServerSocketChannel channel, SocketAddress address) throws IOException {
        try {
            channel.bind(address);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        listening.add(channel);
        boolean anybody = !(address instanceof UnixDomainSocketAddress);
        Thread.ofVirtual().name("aura-metrics").start(() -> accept(channel, anybody));
    }

    private void accept(ServerSocketChannel channel, boolean anybody) {
        try {
            while (channel.isOpen()) {
                SocketChannel connection = channel.accept();
                if (!room.tryAcquire()) {
                    connection.close();
                    continue;
                }
                Thread answering = Thread.ofVirtual().start(() -> answer(connection, anybody));
                Thread.ofVirtual().start(() -> cutOff(answering, connection));
            }
        } catch (ClosedChannelException e) {
            LOG.fine("the meters are no longer served");
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "the meters are no longer served on " + socket);
        }
    }

    private void answer(SocketChannel connection, boolean anybody) {
        try (connection) {
            HttpRequest request = HttpRequest.read(connection);
            ByteBuffer answer = ByteBuffer.wrap(response(request, anybody).getBytes(StandardCharsets.UTF_8));
            while (answer.hasRemaining()) {
                connection.write(answer);
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "a scrape of the meters was not answered", e);
        } finally {
            room.release();
        }
    }

    /** Nobody keeps a connection by saying nothing, or by not reading. */
    private static void cutOff(Thread answering, SocketChannel connection) {
        try (connection) {
            boolean ended = answering.join(CONNECTION_MAX);
            assert ended || connection.isOpen() : "who answers closes when it ends";
        } catch (IOException e) {
            LOG.log(Level.FINE, "closing a connection", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String response(HttpRequest request, boolean anybody) {
        if (anybody && !LOOPBACK_NAMES.contains(request.host())) {
            return response("403 Forbidden", "ask for localhost\n", true);
        }
        boolean head = request.method().equals("HEAD");
        if (!head && !request.method().equals("GET")) {
            return response("405 Method Not Allowed", "only GET and HEAD\n", true);
        }
        if (!request.path().equals("/metrics")) {
            return response("404 Not Found", "the meters are at /metrics\n", !head);
        }
        try {
            return response("200 OK", MeterPage.of(meters.get()), !head);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the meters could not be read", e);
            return response("503 Service Unavailable", "the broker did not answer\n", !head);
        }
    }

    private static String response(String status, String body, boolean withBody) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: " + TEXT + "\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\nConnection: close\r\n\r\n"
                + (withBody ? body : "");
    }

    @Override
    public void close() {
        for (ServerSocketChannel channel : listening) {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.log(Level.FINE, "closing a socket", e);
            }
        }
        try {
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            LOG.log(Level.FINE, e, () -> "removing " + socket);
        }
    }
}
