package dev.aura.cli.code;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Json;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Words;
import dev.aura.cli.workspace.Workspace;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.WatchRequest;
import dev.aura.proto.code.v1.WatchResponse;
import io.grpc.Channel;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;

/** {@code aura watch [PATH…]}: what changes in a workspace, as it happens, until interrupted. */
public final class WatchCommand implements Command {

    private static final Duration DAEMON = Duration.ofSeconds(10);

    @Override
    public Syntax syntax() {
        return Syntax.of("watch", "Shows what changes in a workspace and what is found in it, until interrupted")
                .many("PATH", 0, "files or directories (default: the workspace)")
                .value("--count", "N", "end after so many changes");
    }

    @Override
    public ExitCode run(Session session) {
        int left = session.arguments().count("--count", Integer.MAX_VALUE);
        Workspace workspace = Workspace.of(session, session.arguments().words());
        Channel mesh = session.mesh(DAEMON);
        Channel unbounded =
                session.options().timeout() == null ? session.connection().channel() : mesh;
        Iterator<WatchResponse> responses = CodeServiceGrpc.newBlockingStub(unbounded)
                .watch(WatchRequest.newBuilder()
                        .setWorkspace(workspace.name())
                        .addAllPaths(workspace.paths())
                        .build());
        while (left > 0 && responses.hasNext()) {
            WatchResponse response = responses.next();
            print(response, workspace, session.output());
            left -= response.getChange() == WatchResponse.Change.CHANGE_UNSPECIFIED ? 0 : 1;
        }
        return ExitCode.DONE;
    }

    private static void print(WatchResponse response, Workspace workspace, Output output) {
        if (output.isJson()) {
            output.line(Json.line(response));
            output.flush();
            return;
        }
        switch (response.getChange()) {
            case CHANGE_UNSPECIFIED -> output.line(output.style().dim("watching " + workspace.root()));
            case RESCANNED -> output.line(output.style().dim("events were lost; every file was looked at"));
            case CREATED, MODIFIED, DELETED -> {
                output.line(output.style().bold(response.getPath()) + "  "
                        + response.getChange().name().toLowerCase(Locale.ROOT) + counted(response));
                response.getFindingsList()
                        .forEach(finding -> output.line("  " + FindingsPage.line(finding, output.style())));
            }
            case UNRECOGNIZED -> output.line(response.getPath());
        }
        output.flush();
    }

    private static String counted(WatchResponse response) {
        return response.getFindingsCount() == 0 ? "" : ", " + Words.count(response.getFindingsCount(), "finding");
    }
}
