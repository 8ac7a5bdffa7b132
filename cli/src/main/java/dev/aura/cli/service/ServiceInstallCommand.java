package dev.aura.cli.service;

import dev.aura.bus.status.Faults;
import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.config.JsonObject;
import dev.aura.cli.systemd.Systemctl;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import dev.aura.proto.mesh.v1.ShutdownRequest;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** {@code aura service install [--split]}: has systemd start the mesh with the session and keep it running. */
public final class ServiceInstallCommand implements Command {

    /** Services that a split mesh runs as processes of their own. */
    static final List<String> SERVICES =
            List.of("code-intelligence", "git-semantics", "llm-provider", "research-agent", "bridge");

    @Override
    public Syntax syntax() {
        return Syntax.of("service install", "Has systemd start the mesh with your session and keep it running")
                .flag("--split", "one process for the broker and one for each service")
                .note("Run it again after an update of Aura. A mesh that runs already is stopped first.");
    }

    @Override
    public ExitCode run(Session session) throws InterruptedException {
        boolean split = session.arguments().has("--split");
        List<String> files = split ? List.of("aura-broker.service", "aura@.service") : List.of("aura.service");
        UnitDirectory units = UnitDirectory.of(session.surroundings());
        units.check(files);
        Systemctl systemctl = new Systemctl(session.surroundings().environment());
        boolean reachable = systemctl.isReachable();
        if (reachable) {
            ServiceUninstallCommand.disable(systemctl);
        }
        units.replace(files);
        if (reachable) {
            stopOther(session);
            systemctl.must("daemon-reload");
            List<String> enable = new ArrayList<>(List.of("enable", "--now"));
            enable.addAll(units(split));
            systemctl.must(enable.toArray(String[]::new));
        }
        report(session, units, split, reachable);
        return ExitCode.DONE;
    }

    static List<String> units(boolean split) {
        List<String> units = new ArrayList<>(List.of(split ? "aura-broker.service" : "aura.service"));
        if (split) {
            SERVICES.forEach(service -> units.add("aura@" + service + ".service"));
        }
        return units;
    }

    /** A mesh that a command started holds the broker's lock, so that systemd's could not start. */
    private static void stopOther(Session session) throws InterruptedException {
        try {
            long pid = MeshServiceGrpc.newBlockingStub(session.connectionIfUp().channel())
                    .withDeadlineAfter(5, TimeUnit.SECONDS)
                    .shutdown(ShutdownRequest.getDefaultInstance())
                    .getPid();
            ProcessHandle.of(pid)
                    .ifPresent(process ->
                            process.onExit().orTimeout(40, TimeUnit.SECONDS).join());
        } catch (StatusRuntimeException none) {
            if (!Objects.equals(Faults.reasonOf(none), "MESH_DOWN")) {
                throw none;
            }
        }
    }

    private static void report(Session session, UnitDirectory units, boolean split, boolean reachable) {
        if (session.output().isJson()) {
            session.output()
                    .line(new JsonObject()
                            .with("directory", units.path())
                            .with("split", split)
                            .with("started", reachable)
                            .toString());
        }
        session.output().message("units are in " + units.path());
        if (reachable) {
            session.output().message("systemd runs the mesh; loginctl enable-linger keeps it beyond your last logout");
        } else {
            session.output()
                    .warning(
                            "no systemd user manager answers here, so nothing was started; in a login session, run: systemctl"
                                    + " --user daemon-reload && systemctl --user enable --now "
                                    + String.join(" ", units(split)));
        }
    }
}
