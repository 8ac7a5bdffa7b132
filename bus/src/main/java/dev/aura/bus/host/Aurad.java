package dev.aura.bus.host;

import dev.aura.bus.broker.Broker;
import dev.aura.bus.client.MeshClient;
import dev.aura.bus.events.LinkEvents;
import dev.aura.bus.link.Link;
import dev.aura.bus.link.LinkConfig;
import dev.aura.bus.metrics.MetricsServer;
import dev.aura.bus.security.AuditLog;
import dev.aura.bus.security.ConnectionKeys;
import dev.aura.bus.security.RemoteMesh;
import dev.aura.bus.security.Security;
import dev.aura.bus.security.TokenFile;
import dev.aura.bus.security.TokenRegister;
import dev.aura.bus.wire.Contexts;
import dev.aura.config.Configuration;
import dev.aura.config.Directories;
import dev.aura.proto.mesh.v1.GetStatusResponse;
import io.grpc.ServerInterceptors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/** A process of the mesh: the broker, or daemons, or both. Started by {@link AuradMain}; tests and embedders start it themselves. */
public final class Aurad implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Aurad.class.getName());
    private static final int MESH_SLOTS = 1_024;
    private static final Duration REGISTER_MAX = Duration.ofSeconds(5);
    private static final Duration DRAIN_LOOK = Duration.ofMillis(10);

    private final ZMQ.Context context = Contexts.open();
    private final List<HostedDaemon> hosted = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private final Configuration configuration;
    private final Directories directories;
    private final String version;
    private volatile Duration grace;
    private @Nullable Broker broker;
    private @Nullable Link meshLink;
    private @Nullable AuditLog audit;
    private @Nullable MetricsServer metrics;

    private Aurad(Configuration configuration, Directories directories, String version) {
        this.configuration = configuration;
        this.directories = directories;
        this.version = version;
        this.grace = configuration.get(BusConfiguration.SHUTDOWN_GRACE);
    }

    /**
     * Starts a broker and daemons in this process.
     *
     * @throws io.grpc.StatusRuntimeException ALREADY_EXISTS with reason ALREADY_RUNNING when another broker runs
     */
    public static Aurad withBroker(
            List<Daemon> daemons,
            List<String> installed,
            Configuration configuration,
            Directories directories,
            String version) {
        Aurad aurad = new Aurad(configuration, directories, version);
        try {
            aurad.startBroker(installed);
            aurad.startDaemons(daemons);
            return aurad;
        } catch (RuntimeException e) {
            aurad.close();
            throw e;
        }
    }

    /** Starts daemons that join the broker of another process, now or when it comes. */
    public static Aurad servicesOnly(
            List<Daemon> daemons, Configuration configuration, Directories directories, String version) {
        Aurad aurad = new Aurad(configuration, directories, version);
        aurad.startDaemons(daemons);
        return aurad;
    }

    /** Waits until somebody asks this process to stop, at most so long; true when it was asked. */
    public boolean awaitStop(Duration timeout) throws InterruptedException {
        return stopAsked.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Asks this process to stop; {@link #awaitStop} then returns. */
    public void stop() {
        askToStop(Duration.ZERO);
    }

    /** Whether the broker, where there is one, answers. */
    boolean isAlive() {
        return broker == null || broker.status().getPid() > 0;
    }

    /** Stops in order: no new calls, those in flight may end within the grace, daemons say goodbye, the broker goes last. */
    @Override
    public void close() {
        drain();
        for (HostedDaemon daemon : List.copyOf(hosted).reversed()) {
            try {
                daemon.close();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "a daemon did not stop cleanly", e);
            }
        }
        if (metrics != null) {
            metrics.close();
        }
        if (meshLink != null) {
            meshLink.close();
        }
        if (broker != null) {
            broker.close();
        }
        if (audit != null) {
            audit.close();
        }
        context.close();
    }

    private void startBroker(List<String> installed) {
        directories.createRuntime();
        // Refuses a path that is too long for a socket.
        Path socket = directories.socket(
                MeshClient.brokerSocket(directories.runtime()).getFileName().toString());
        TokenRegister tokens = TokenRegister.open(TokenFile.directory(directories.state()), InstantSource.system());
        AuditLog auditLog =
                AuditLog.open(directories.state(), configuration.get(BusConfiguration.AUDIT_FILE_BYTES_MAX));
        audit = auditLog;
        Path blobs = directories.cache().resolve("blobs");
        Broker started = Broker.start(
                context,
                BusConfiguration.broker(
                        configuration,
                        socket,
                        directories.state(),
                        blobs,
                        version,
                        installed,
                        new Security(tokens, auditLog)));
        broker = started;
        Link link = Link.open(started, "mesh");
        meshLink = link;
        MeshEndpoint endpoint = new MeshEndpoint(
                started,
                new Security(tokens, auditLog),
                new LinkEvents(link),
                InstantSource.system(),
                this::withBridge,
                this::askToStop);
        ServiceHost.serve(
                        link,
                        "mesh",
                        version,
                        List.of(() -> ServerInterceptors.intercept(endpoint, new CallerInterceptor())),
                        MESH_SLOTS)
                .orTimeout(REGISTER_MAX.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        started.listen();
        metrics = serveMeters(started);
    }

    /** A mesh without meters still works: what is wrong with them is said and no more. */
    private @Nullable MetricsServer serveMeters(Broker started) {
        if (!configuration.get(BusConfiguration.METRICS_ENABLED)) {
            return null;
        }
        int port = configuration.get(BusConfiguration.METRICS_PORT);
        MetricsServer server = null;
        try {
            server = MetricsServer.open(directories.socket("metrics.sock"), started::meters);
            if (port > 0) {
                server.openTcp(port);
            }
        } catch (IOException e) {
            LOG.log(
                    Level.SEVERE,
                    e,
                    () -> "the meters are not served everywhere they should be, metrics.port = " + port + ": "
                            + e.getMessage());
        }
        return server;
    }

    private void startDaemons(List<Daemon> daemons) {
        List<CompletableFuture<Void>> starting = new ArrayList<>();
        for (Daemon daemon : daemons) {
            starting.add(CompletableFuture.runAsync(
                    () -> start(daemon),
                    task -> Thread.ofPlatform()
                            .name("aura-start-" + daemon.name())
                            .start(task)));
        }
        starting.forEach(CompletableFuture::join);
    }

    private void start(Daemon daemon) {
        try {
            HostedDaemon started = HostedDaemon.start(
                    daemon,
                    linkFor(daemon),
                    new HostedDaemon.Surroundings(configuration, directories, InstantSource.system(), version));
            hosted.add(started);
            if (broker != null && !started.awaitRegistered(REGISTER_MAX)) {
                LOG.severe(() -> daemon.name() + " was not registered; see the lines above");
                broker.reportFailed(daemon.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | LinkageError e) {
            LOG.log(Level.SEVERE, e, () -> daemon.name() + " cannot start: " + e.getMessage());
            if (broker != null) {
                broker.reportFailed(daemon.name());
            }
        }
    }

    private Link linkFor(Daemon daemon) {
        if (broker != null) {
            return Link.open(broker, daemon.name());
        }
        Path token = ConnectionKeys.tokenFile(configuration, directories);
        RemoteMesh remote = ConnectionKeys.remote(configuration, directories);
        return Link.open(
                remote == null
                        ? LinkConfig.ipc(MeshClient.brokerSocket(directories.runtime()), daemon.name(), token)
                        : LinkConfig.tcp(context, remote, daemon.name(), token));
    }

    private GetStatusResponse withBridge(GetStatusResponse status) {
        Path socket = directories.runtime().resolve("grpc.sock");
        return Files.exists(socket)
                ? status.toBuilder().setBridgeAddress("unix:" + socket).build()
                : status;
    }

    private void askToStop(Duration wanted) {
        if (!wanted.isZero()) {
            grace = wanted;
        }
        stopAsked.countDown();
    }

    private void drain() {
        Broker current = broker;
        if (current == null) {
            return;
        }
        long endNs = System.nanoTime() + grace.toNanos();
        try {
            current.refuseCalls();
            while (current.inFlight() > 0 && System.nanoTime() < endNs) {
                Thread.sleep(DRAIN_LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "stopping without waiting for calls in flight", e);
        }
    }
}
