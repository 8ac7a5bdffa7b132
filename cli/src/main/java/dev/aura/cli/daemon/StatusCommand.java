package dev.aura.cli.daemon;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.proto.mesh.v1.GetStatusRequest;
import dev.aura.proto.mesh.v1.GetStatusResponse;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** {@code aura status [--watch]}: is the mesh up, and which services does it have. Never starts it. */
public final class StatusCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(5);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    @Override
    public Syntax syntax() {
        return Syntax.of("status", "Shows whether the mesh is up and which services it has")
                .flag("-w/--watch", "show it again each second until interrupted");
    }

    @Override
    public ExitCode run(Session session) throws InterruptedException {
        boolean watch = session.arguments().has("--watch");
        while (watch) {
            if (session.output().style().isOn()) {
                session.output().text("\u001b[H\u001b[2J");
            }
            show(session);
            session.output().flush();
            Thread.sleep(PERIOD);
        }
        show(session);
        return ExitCode.DONE;
    }

    static void show(Session session) {
        GetStatusResponse status = ask(session);
        session.answer(status, () -> StatusPage.print(status, session.output()));
    }

    private static GetStatusResponse ask(Session session) {
        Duration timeout = session.options().timeout();
        return MeshServiceGrpc.newBlockingStub(session.connectionIfUp().channel())
                .withDeadlineAfter((timeout == null ? BOUND : timeout).toMillis(), TimeUnit.MILLISECONDS)
                .getStatus(GetStatusRequest.getDefaultInstance());
    }
}
