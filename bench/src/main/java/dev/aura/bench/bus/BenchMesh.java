package dev.aura.bench.bus;

import dev.aura.bus.client.MeshClient;
import dev.aura.bus.host.Aurad;
import dev.aura.bus.host.Daemon;
import dev.aura.config.Configuration;
import dev.aura.config.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A broker in a process of its own and, in this one, daemons and clients that have joined it. All end with it. */
final class BenchMesh implements AutoCloseable {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

    private final Directories directories;
    private final PeerProcess broker;
    private final List<Runnable> closing = new ArrayList<>();

    private BenchMesh(Path root, @Nullable Path program) throws IOException, InterruptedException {
        directories = Directories.fromEnvironment(PeerProcess.environment(root));
        Path socket = MeshClient.brokerSocket(directories.runtime());
        List<String> arguments = List.of("--broker");
        broker = program == null
                ? PeerProcess.java(root, "dev.aura.bus.host.AuradMain", arguments, () -> MeshClient.isListening(socket))
                : PeerProcess.installed(root, program, arguments, () -> MeshClient.isListening(socket));
    }

    /** With the classes of this program. */
    static BenchMesh start() throws IOException, InterruptedException {
        return new BenchMesh(scratch(), null);
    }

    /** With {@code aurad} as it is installed, and so with its bounds of memory, where there is a distribution. */
    static BenchMesh startInstalled() throws IOException, InterruptedException {
        String home = System.getProperty("aura.home");
        return new BenchMesh(scratch(), home == null ? null : Path.of(home, "bin", "aurad"));
    }

    private static Path scratch() throws IOException {
        return Files.createTempDirectory(Path.of("/tmp"), "aura-bench-");
    }

    PeerProcess broker() {
        return broker;
    }

    /** A client with a connection of its own. */
    MeshClient connect() {
        MeshClient client = MeshClient.connectAsOwner(directories.runtime(), directories.state(), "bench", CONNECT_MAX);
        closing.add(client::close);
        return client;
    }

    /** Serves over a connection of its own. */
    void serve(Daemon daemon) {
        Aurad process = Aurad.servicesOnly(List.of(daemon), Configuration.of(Map.of()), directories, "bench");
        closing.add(process::close);
    }

    @Override
    public void close() {
        closing.reversed().forEach(Runnable::run);
        broker.close();
    }
}
