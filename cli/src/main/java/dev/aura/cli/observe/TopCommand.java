package dev.aura.cli.observe;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.proto.mesh.v1.GetMetersRequest;
import dev.aura.proto.mesh.v1.GetMetersResponse;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code aura top}: what the mesh does, by instance, drawn again and again. Never starts it. */
public final class TopCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(5);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final String HOME = "\u001b[H";
    private static final String END_OF_LINE = "\u001b[K\n";
    private static final String REST_OF_SCREEN = "\u001b[J";

    @Override
    public Syntax syntax() {
        return Syntax.of("top", "Shows calls, queues, times and memory by instance, live")
                .flag("--once", "show it once and end; so does an output that is no terminal, and --json")
                .value("--interval", "TIME", "time between two looks, over which rates are taken (default: 1s)");
    }

    @Override
    public ExitCode run(Session session) throws InterruptedException {
        Duration interval = session.arguments().duration("--interval", INTERVAL);
        GetMetersResponse before = ask(session);
        if (session.output().isJson()) {
            session.output().json(before);
            return ExitCode.DONE;
        }
        boolean live = !session.arguments().has("--once") && session.output().isTerminal();
        do {
            Thread.sleep(interval);
            GetMetersResponse now = ask(session);
            List<String> lines = TopPage.lines(before, now, session.output().style());
            if (live) {
                session.output().text(HOME + String.join(END_OF_LINE, lines) + END_OF_LINE + REST_OF_SCREEN);
            } else {
                session.output().lines(lines);
            }
            session.output().flush();
            before = now;
        } while (live);
        return ExitCode.DONE;
    }

    private static GetMetersResponse ask(Session session) {
        Duration timeout = session.options().timeout();
        return MeshServiceGrpc.newBlockingStub(session.connectionIfUp().channel())
                .withDeadlineAfter((timeout == null ? BOUND : timeout).toMillis(), TimeUnit.MILLISECONDS)
                .getMeters(GetMetersRequest.getDefaultInstance());
    }
}
