package dev.aura.cli.mesh;

import dev.aura.bus.status.Faults;
import dev.aura.cli.terminal.Output;
import dev.aura.proto.mesh.v1.GetStatusRequest;
import dev.aura.proto.mesh.v1.GetStatusResponse;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the mesh and starts it where it is down. Two commands that find it down at the same time start one daemon: a lock
 * file beside the socket lets one start it while the other waits.
 */
public final class DaemonStarter {

    private static final Duration START_MAX = Duration.ofSeconds(30);
    private static final Duration JOIN_MAX = Duration.ofSeconds(10);
    private static final long POLL_MS = 15;

    private final MeshAccess access;
    private final StartOptions options;
    private final Output output;

    public DaemonStarter(MeshAccess access, StartOptions options, Output output) {
        this.access = access;
        this.options = options;
        this.output = output;
    }

    /** Whether an error says that no mesh runs. */
    public static boolean saysDown(StatusRuntimeException error) {
        return "MESH_DOWN".equals(Faults.reasonOf(error));
    }

    /** Connects; starts the mesh first where none answers and options allow it. */
    public Mesh connect(Duration timeout) {
        try {
            return access.connect(runtime(), options.tokenFile(), timeout);
        } catch (StatusRuntimeException error) {
            if (!saysDown(error)) {
                throw error;
            }
            if (!options.allowed()) {
                throw Faults.of(
                        Status.Code.UNAVAILABLE,
                        "MESH_DOWN",
                        "the mesh is not running and --no-autostart forbids to start it; start it with: aura up");
            }
        }
        return start();
    }

    private Mesh start() {
        DaemonProcess.prepare(runtime());
        long deadline = System.nanoTime() + START_MAX.toNanos();
        try (FileChannel file = FileChannel.open(
                        runtime().resolve("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = lock(file, deadline)) {
            Mesh running = connectIfUp();
            if (running != null) {
                return running;
            }
            if (output.showsProgress()) {
                output.message("starting the mesh …");
            }
            StartedDaemon unit = SystemdDaemon.start(options);
            StartedDaemon daemon = unit == null ? DaemonProcess.start(options) : unit;
            // systemd waits longer than we would: what it started gets its time to answer.
            return awaitServices(awaitBroker(daemon, Math.max(deadline, System.nanoTime() + JOIN_MAX.toNanos())));
        } catch (IOException e) {
            throw notStarted("cannot lock " + runtime().resolve("start.lock") + ": " + e.getMessage());
        }
    }

    private static FileLock lock(FileChannel file, long deadline) throws IOException {
        for (FileLock lock = file.tryLock(); ; lock = file.tryLock()) {
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() > deadline) {
                throw notStarted("another command has been starting the mesh for " + START_MAX.toSeconds() + " s");
            }
            pause();
        }
    }

    private Mesh awaitBroker(StartedDaemon daemon, long deadline) {
        while (System.nanoTime() < deadline) {
            Mesh mesh = connectIfUp();
            if (mesh != null) {
                return mesh;
            }
            String end = daemon.ended();
            if (end != null) {
                throw notStarted("aurad ended while starting: " + end);
            }
            pause();
        }
        throw notStarted("aurad did not answer within " + START_MAX.toSeconds() + " s; its log: " + daemon.log());
    }

    private static Mesh awaitServices(Mesh mesh) {
        long deadline = System.nanoTime() + JOIN_MAX.toNanos();
        while (System.nanoTime() < deadline) {
            GetStatusResponse status = MeshServiceGrpc.newBlockingStub(mesh.channel())
                    .withDeadlineAfter(JOIN_MAX.toMillis(), TimeUnit.MILLISECONDS)
                    .getStatus(GetStatusRequest.getDefaultInstance());
            if (status.getState() != GetStatusResponse.State.STARTING) {
                break;
            }
            pause();
        }
        return mesh;
    }

    private @Nullable Mesh connectIfUp() {
        try {
            return access.connect(runtime(), options.tokenFile(), Duration.ofSeconds(1));
        } catch (StatusRuntimeException error) {
            if (saysDown(error)) {
                return null;
            }
            throw error;
        }
    }

    private Path runtime() {
        return options.directories().runtime();
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notStarted("interrupted");
        }
    }

    static StatusRuntimeException notStarted(String why) {
        return Faults.of(Status.Code.UNAVAILABLE, "MESH_NOT_STARTED", "could not start the mesh: " + why);
    }
}
