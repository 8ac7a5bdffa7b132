package dev.aura.cli.observe;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.proto.mesh.v1.GetTraceRequest;
import dev.aura.proto.mesh.v1.GetTraceResponse;
import dev.aura.proto.mesh.v1.ListTracesRequest;
import dev.aura.proto.mesh.v1.ListTracesResponse;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code aura trace [ID]}: one trace as a tree, or recent calls that failed or were slow. */
public final class TraceCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final int LIMIT = 20;

    @Override
    public Syntax syntax() {
        return Syntax.of("trace", "Shows where the time of a call went, or which calls failed or were slow")
                .optional("ID", "trace to show, or the first digits of its id; without it, recent calls")
                .flag("--all", "list calls that were neither slow nor failed, too")
                .value("--limit", "N", "list at most so many calls (default: " + LIMIT + ")");
    }

    @Override
    public ExitCode run(Session session) {
        MeshServiceGrpc.MeshServiceBlockingStub mesh = MeshServiceGrpc.newBlockingStub(session.mesh(BOUND));
        @Nullable String id = session.arguments().word(0);
        if (id == null) {
            ListTracesResponse list = mesh.listTraces(ListTracesRequest.newBuilder()
                    .setLimit(session.arguments().count("--limit", LIMIT))
                    .setAll(session.arguments().has("--all"))
                    .build());
            session.answer(list, () -> TracePage.list(list, session.output()));
        } else {
            GetTraceResponse trace =
                    mesh.getTrace(GetTraceRequest.newBuilder().setTraceId(id).build());
            session.answer(
                    trace,
                    () -> session.output()
                            .lines(TracePage.tree(trace, session.output().style())));
        }
        return ExitCode.DONE;
    }
}
