package dev.aura.cli.daemon;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;

/** {@code aura restart}: stops the mesh where it runs, and starts it. */
public final class RestartCommand implements Command {

    @Override
    public Syntax syntax() {
        return Syntax.of("restart", "Stops the mesh and starts it again")
                .value("--grace", "TIME", "longest wait for calls in flight, such as 5s");
    }

    @Override
    public ExitCode run(Session session) throws InterruptedException {
        Shutdown.stop(session);
        session.connectionStartingMesh();
        StatusCommand.show(session);
        return ExitCode.DONE;
    }
}
