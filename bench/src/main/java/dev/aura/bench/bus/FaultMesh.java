package dev.aura.bench.bus;

import dev.aura.bus.client.MeshClient;
import dev.aura.config.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A broker in a process of its own, with others beside it that can be stopped and let go on. */
final class FaultMesh implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final Random random;
    final Directories directories;
    private final Path root;
    private final List<Runnable> closing = new ArrayList<>();
    private final PeerProcess broker;
    private boolean mounted;

    /**
     * Starts the broker.
     *
     * @param stateMib size of a file system of its own for what the broker keeps; 0 for none
     * @param withFakeClock whether {@link #shiftClock} shall move the broker's clock
     */
    FaultMesh(long seed, int stateMib, boolean withFakeClock) throws IOException, InterruptedException {
        random = new Random(seed);
        root = Files.createTempDirectory(Path.of("/tmp"), "aura-fault-");
        directories = Directories.fromEnvironment(PeerProcess.environment(root));
        if (stateMib > 0) {
            Path state = Files.createDirectory(root.resolve("state"));
            command("mount", "-t", "tmpfs", "-o", "size=" + stateMib + "m", "tmpfs", state.toString());
            mounted = true;
        }
        if (withFakeClock) {
            shiftClock(Duration.ZERO);
        }
        broker = PeerProcess.java(
                root,
                withFakeClock ? FakeClock.environment(root) : Map.of(),
                "dev.aura.bus.host.AuradMain",
                List.of("--broker"),
                () -> MeshClient.isListening(socket()));
    }

    Path socket() {
        return MeshClient.brokerSocket(directories.runtime());
    }

    /** A client of this process, closed with the mesh. */
    MeshClient connect(String name) {
        MeshClient client = MeshClient.connectAsOwner(directories.runtime(), directories.state(), name, PATIENCE);
        closing.add(client::close);
        return client;
    }

    /** A {@link FaultPeer} in a process of its own. */
    PeerProcess peer(FaultPeer.Role role) throws IOException, InterruptedException {
        PeerProcess peer = PeerProcess.java(root, FaultPeer.class.getName(), List.of(role.name()), () -> true);
        closing.add(peer::close);
        return peer;
    }

    /** Does this when the mesh is closed, before what was asked for earlier. */
    void closing(Runnable action) {
        closing.add(action);
    }

    void stop(PeerProcess process) throws IOException, InterruptedException {
        command("kill", "-STOP", Long.toString(process.pid()));
    }

    void letGoOn(PeerProcess process) throws IOException, InterruptedException {
        command("kill", "-CONT", Long.toString(process.pid()));
    }

    /** Moves the wall clock of the broker's process. */
    void shiftClock(Duration by) throws IOException {
        FakeClock.shift(root, by);
    }

    long brokerPid() {
        return broker.pid();
    }

    /** Resident memory of the broker's process. */
    long brokerBytes() throws IOException {
        return broker.residentBytes();
    }

    private static void command(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).inheritIO().start();
        if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("failed: " + String.join(" ", words));
        }
    }

    @Override
    public void close() throws IOException {
        closing.reversed().forEach(Runnable::run);
        broker.close();
        if (mounted) {
            try {
                command("umount", "-l", root.resolve("state").toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
