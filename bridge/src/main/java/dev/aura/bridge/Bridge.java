package dev.aura.bridge;

import dev.aura.bus.host.Daemon;
import dev.aura.bus.status.Faults;
import io.grpc.BindableService;
import io.grpc.Channel;
import io.grpc.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The running bridge: its sockets, and behind them the gRPC server once somebody has connected. */
final class Bridge implements Daemon.Running {

    private final Channel mesh;
    private final Callers callers;
    private final int messageBytesMax;
    private final Duration healthPeriod;
    private final SocketFile file;
    private final List<Door> doors = new ArrayList<>();
    private @Nullable GrpcFront front;
    private boolean closed;

    private Bridge(Channel mesh, Callers callers, int messageBytesMax, Duration healthPeriod, SocketFile file) {
        this.mesh = mesh;
        this.callers = callers;
        this.messageBytesMax = messageBytesMax;
        this.healthPeriod = healthPeriod;
        this.file = file;
    }

    /**
     * Opens the Unix socket.
     *
     * @param callers who calls
     * @param path where
     * @param healthPeriod how often health watches look at the registry
     */
    static Bridge open(Channel mesh, Callers callers, Path path, int messageBytesMax, Duration healthPeriod)
            throws IOException {
        Bridge bridge = new Bridge(mesh, callers, messageBytesMax, healthPeriod, SocketFile.take(path));
        try {
            bridge.doors.add(new Door(bridge.file.listen(), bridge::serve));
            return bridge;
        } catch (IOException | RuntimeException e) {
            bridge.close();
            throw e;
        }
    }

    /** Opens a loopback TCP port too and returns its number; 0 takes a free one. */
    int openTcp(int port) throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open();
        try {
            socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.configureBlocking(false);
            doors.add(new Door(socket, this::serve));
            return ((InetSocketAddress) socket.getLocalAddress()).getPort();
        } catch (IOException e) {
            socket.close();
            throw Faults.of(
                    Status.Code.FAILED_PRECONDITION,
                    "PORT_IN_USE",
                    "bridge.tcpPort = " + port + " cannot be opened (" + e.getMessage() + "): choose another");
        }
    }

    private synchronized void serve(ServerSocketChannel socket) {
        if (closed) {
            return;
        }
        GrpcFront current = front;
        if (current == null) {
            current = new GrpcFront(mesh, callers, messageBytesMax, healthPeriod);
            front = current;
        }
        current.serve(socket);
    }

    @Override
    public List<BindableService> services() {
        return List.of();
    }

    @Override
    public void close() {
        GrpcFront current;
        synchronized (this) {
            closed = true;
            current = front;
        }
        if (current != null) {
            current.close();
        }
        doors.forEach(Door::close);
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
