package dev.aura.cli.code;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.ProgressLine;
import dev.aura.cli.workspace.Workspace;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.GetDependenciesRequest;
import dev.aura.proto.code.v1.GetDependenciesResponse;
import java.time.Duration;
import java.util.List;

/** {@code aura deps [PATH]}: the import graph and its cycles. */
public final class DependenciesCommand implements Command {

    private static final Duration BOUND = Duration.ofMinutes(5);

    @Override
    public Syntax syntax() {
        return Syntax.of("deps", "Shows which modules import which, and the cycles among them")
                .many("PATH", 0, "files or directories; without any, the current directory")
                .flag("--cycles", "only the cycles")
                .choice("--format", "text", List.of("text", "json", "dot"), "how to print the graph")
                .note("aura deps --format dot | dot -Tsvg > imports.svg");
    }

    @Override
    public ExitCode run(Session session) {
        Workspace workspace = Workspace.of(session, session.arguments().words());
        CodeServiceGrpc.CodeServiceBlockingStub code = CodeServiceGrpc.newBlockingStub(session.mesh(BOUND));
        GetDependenciesResponse response;
        try (ProgressLine progress = session.progress()) {
            response = code.getDependencies(GetDependenciesRequest.newBuilder()
                    .setWorkspace(workspace.name())
                    .addAllPaths(workspace.paths())
                    .setProgressTopic(progress.topic())
                    .build());
        }
        boolean cyclesOnly = session.arguments().has("--cycles");
        switch (session.arguments().value("--format", "text")) {
            case "json" -> session.output().json(response);
            case "dot" -> DependenciesPage.dot(response, cyclesOnly, session.output());
            default -> session.answer(response, () -> DependenciesPage.print(response, cyclesOnly, session.output()));
        }
        return ExitCode.DONE;
    }
}
