package dev.aura.cli.daemon;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;

/** {@code aura down}: stops the mesh. Done already where none runs. */
public final class DownCommand implements Command {

    @Override
    public Syntax syntax() {
        return Syntax.of("down", "Stops the mesh")
                .value("--grace", "TIME", "longest wait for calls in flight, such as 5s");
    }

    @Override
    public ExitCode run(Session session) throws InterruptedException {
        long pid = Shutdown.stop(session);
        if (session.output().isJson()) {
            session.output().line("{\"stopped\":" + (pid > 0) + ",\"pid\":\"" + pid + "\"}");
        } else {
            session.output().message(pid > 0 ? "the mesh has stopped (pid " + pid + ")" : "the mesh was not running");
        }
        return ExitCode.DONE;
    }
}
