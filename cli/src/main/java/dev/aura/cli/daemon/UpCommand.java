package dev.aura.cli.daemon;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;

/** {@code aura up}: starts the mesh where it is down, and shows its status. */
public final class UpCommand implements Command {

    @Override
    public Syntax syntax() {
        return Syntax.of("up", "Starts the mesh");
    }

    @Override
    public ExitCode run(Session session) {
        session.connectionStartingMesh();
        StatusCommand.show(session);
        return ExitCode.DONE;
    }
}
