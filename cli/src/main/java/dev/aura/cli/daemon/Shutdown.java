package dev.aura.cli.daemon;

import dev.aura.bus.status.Faults;
import dev.aura.cli.command.Session;
import dev.aura.cli.mesh.DaemonStarter;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import dev.aura.proto.mesh.v1.ShutdownRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops the mesh and waits until its process is gone. */
final class Shutdown {

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration GONE = Duration.ofSeconds(30);

    private Shutdown() {}

    /** Stops the mesh; returns the id of its process, or 0 where none ran. */
    static long stop(Session session) throws InterruptedException {
        long pid;
        try {
            session.connectionIfUp();
            pid = MeshServiceGrpc.newBlockingStub(session.mesh(ANSWER))
                    .shutdown(ShutdownRequest.newBuilder()
                            .setGraceMs(session.arguments()
                                    .duration("--grace", Duration.ZERO)
                                    .toMillis())
                            .build())
                    .getPid();
        } catch (StatusRuntimeException error) {
            if (DaemonStarter.saysDown(error)) {
                return 0;
            }
            throw error;
        } finally {
            session.close();
        }
        await(pid);
        return pid;
    }

    private static void await(long pid) throws InterruptedException {
        ProcessHandle process = ProcessHandle.of(pid).orElse(null);
        if (process == null) {
            return;
        }
        try {
            process.onExit().get(GONE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillThere) {
            throw Faults.of(
                    Status.Code.DEADLINE_EXCEEDED,
                    "STILL_RUNNING",
                    "process " + pid + " was told to stop and still runs after " + GONE.toSeconds() + " s; look at aura"
                            + " logs, or end it with: kill " + pid);
        } catch (ExecutionException cannotWatch) {
            throw new IllegalStateException(cannotWatch);
        }
    }
}
