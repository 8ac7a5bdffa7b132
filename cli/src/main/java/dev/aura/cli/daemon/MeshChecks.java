package dev.aura.cli.daemon;

import dev.aura.bus.client.MeshClient;
import dev.aura.bus.status.Faults;
import dev.aura.cli.command.Session;
import dev.aura.cli.mesh.DaemonStarter;
import dev.aura.proto.mesh.v1.GetStatusRequest;
import dev.aura.proto.mesh.v1.GetStatusResponse;
import dev.aura.proto.mesh.v1.GetStatusResponse.Instance;
import dev.aura.proto.mesh.v1.GetStatusResponse.Service;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the doctor looks at in the mesh: is it up, what is left behind where it is not, and each of its services. */
final class MeshChecks {

    private static final Duration BOUND = Duration.ofSeconds(5);

    private MeshChecks() {}

    static List<Check> all(Session session, boolean fix) {
        List<Check> checks = new ArrayList<>();
        String far = "";
        try {
            far = session.farAddress();
            if (fix) {
                session.connectionStartingMesh();
            } else {
                session.connectionIfUp();
            }
            GetStatusResponse status = MeshServiceGrpc.newBlockingStub(session.mesh(BOUND))
                    .getStatus(GetStatusRequest.getDefaultInstance());
            String where = far.isEmpty() ? "answers" : "answers at " + far + " (bus.address)";
            checks.add(Check.ok("mesh", where + ", version " + status.getVersion() + ", pid " + status.getPid()));
            String logs = far.isEmpty() ? "aura logs" : "on the machine of the mesh, aura logs";
            status.getServicesList().forEach(service -> checks.add(service(service, logs)));
        } catch (StatusRuntimeException error) {
            checks.add(far.isEmpty() ? down(session, error) : unreachable(far, error));
        }
        return checks;
    }

    /** A mesh elsewhere: nothing of this machine's own mesh tells anything about it. */
    private static Check unreachable(String far, StatusRuntimeException error) {
        return Check.fail(
                "mesh",
                "cannot be reached at " + far + ": " + error.getStatus().getDescription() + " ("
                        + Faults.reasonOf(error) + ")",
                "bus.address leads there (aura config explain bus.address); this machine's own mesh was not looked at");
    }

    private static Check down(Session session, StatusRuntimeException error) {
        if (!DaemonStarter.saysDown(error)) {
            return Check.fail(
                    "mesh",
                    error.getStatus().getDescription() + " (" + Faults.reasonOf(error) + ")",
                    "aura logs says more");
        }
        Path runtime = session.surroundings().directories().runtime();
        Path socket = MeshClient.brokerSocket(runtime);
        Path pidFile = runtime.resolve("aurad.pid");
        if (Files.exists(socket) || Files.exists(pidFile)) {
            return Check.warn(
                    "mesh",
                    "is down and left " + (Files.exists(socket) ? socket : pidFile) + " behind" + process(pidFile),
                    "aura up removes it and starts the mesh");
        }
        return Check.warn("mesh", "is not running", "aura up starts it; so does any command that needs it");
    }

    private static String process(Path pidFile) {
        try {
            long pid = Long.parseLong(Files.readString(pidFile).strip());
            boolean alive = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
            return alive ? " (process " + pid + " is alive and does not answer)" : " (process " + pid + " is gone)";
        } catch (IOException | NumberFormatException unreadable) {
            return "";
        }
    }

    private static Check service(Service service, String logs) {
        if (service.getInstancesList().isEmpty()) {
            return Check.fail(service.getName(), "is missing", logs + " --service " + service.getName() + " says why");
        }
        Instance instance = service.getInstances(0);
        return instance.getState() == Instance.State.READY
                ? Check.ok(service.getName(), "ready, version " + instance.getVersion())
                : Check.warn(service.getName(), "does not beat any more", "it is dropped soon; aura status");
    }
}
