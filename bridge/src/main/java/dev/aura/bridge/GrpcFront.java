package dev.aura.bridge;

import io.grpc.Channel;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The gRPC server on sockets that are already bound. One event loop thread accepts, reads, writes and runs all handlers, which only
 * pass on; one small arena of direct memory holds all buffers.
 */
final class GrpcFront implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final int CALLS_PER_CONNECTION_MAX = 256;
    private static final int METADATA_BYTES_MAX = 16 * 1024;

    /**
     * gRPC itself resets a call with a larger message without a word why, so its limit stands behind ours, which says why; here in
     * multiples of ours.
     */
    private static final int HARD_LIMIT_FACTOR = 4;

    private static final int PAGE_BYTES = 8 * 1024;

    /** Chunks of 512 KiB (8 KiB &lt;&lt; 6), in place of Netty's 4 MiB. */
    private static final int CHUNK_ORDER = 6;

    private final int messageBytesMax;
    private final MeshCalls calls;
    private final Connections connections = new Connections();
    private final Health health;
    private final Reflection reflection;
    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("bridge-grpc", true), NioIoHandler.newFactory());
    private final ByteBufAllocator buffers =
            new PooledByteBufAllocator(true, 0, 1, PAGE_BYTES, CHUNK_ORDER, 0, 0, false);
    private final List<Server> servers = new ArrayList<>();
    private boolean closed;

    GrpcFront(Channel mesh, Callers callers, int messageBytesMax, Duration healthPeriod) {
        this.messageBytesMax = messageBytesMax;
        MeshRegistry registry = new MeshRegistry(mesh, System::nanoTime);
        this.calls = new MeshCalls(mesh, registry, callers, messageBytesMax);
        this.health = new Health(registry, healthPeriod);
        this.reflection = new Reflection(registry);
    }

    /** Serves what connects to the socket, from what already waits in its queue on. */
    synchronized void serve(ServerSocketChannel socket) {
        if (closed) {
            return;
        }
        try {
            boolean unix = socket.getLocalAddress() instanceof UnixDomainSocketAddress;
            NettyServerBuilder builder = NettyServerBuilder.forAddress(socket.getLocalAddress())
                    .channelFactory(() -> new BoundServerChannel(socket))
                    .bossEventLoopGroup(loop)
                    .workerEventLoopGroup(loop)
                    .withOption(ChannelOption.ALLOCATOR, buffers)
                    .withChildOption(ChannelOption.ALLOCATOR, buffers)
                    .withChildOption(ChannelOption.SO_KEEPALIVE, null) // Unix sockets have none; Netty warns of each.
                    .directExecutor()
                    .maxInboundMessageSize(hardLimit())
                    .maxInboundMetadataSize(METADATA_BYTES_MAX)
                    .maxConcurrentCallsPerConnection(CALLS_PER_CONNECTION_MAX)
                    .permitKeepAliveTime(10, TimeUnit.SECONDS)
                    .permitKeepAliveWithoutCalls(true)
                    .addTransportFilter(connections)
                    .addService(health)
                    .addServices(reflection.definitions())
                    .fallbackHandlerRegistry(new MeshMethods(calls));
            servers.add((unix ? builder : builder.intercept(new LocalAuthority()))
                    .build()
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int hardLimit() {
        return (int) Math.min(Integer.MAX_VALUE, (long) messageBytesMax * HARD_LIMIT_FACTOR);
    }

    /** Ends calls after a short grace, then all threads. */
    @Override
    public synchronized void close() {
        closed = true;
        health.close();
        servers.forEach(Server::shutdown);
        long deadline = System.nanoTime() + GRACE.toNanos();
        for (Server server : servers) {
            try {
                if (!server.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    server.shutdownNow();
                }
            } catch (InterruptedException e) {
                server.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
        loop.shutdownGracefully(0, GRACE.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly(2 * GRACE.toMillis());
    }
}
