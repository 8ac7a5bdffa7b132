package dev.aura.cli.code;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.ProgressLine;
import dev.aura.cli.workspace.Workspace;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.MeasureRequest;
import dev.aura.proto.code.v1.MeasureResponse;
import java.time.Duration;

/** {@code aura metrics PATH…}: size, documentation and complexity of files and functions. */
public final class MetricsCommand implements Command {

    private static final Duration BOUND = Duration.ofMinutes(5);

    @Override
    public Syntax syntax() {
        return Syntax.of("metrics", "Measures files and functions: size, documentation, complexity")
                .many("PATH", 0, "files or directories; without any, the current directory")
                .value("--since", "REV", "also the sums at that commit and at each after it, at most 200")
                .flag("--types", "types in place of functions: methods, coupling, cohesion")
                .flag("--duplicates", "also count the lines that stand in several places")
                .value(
                        "--top",
                        "N",
                        "files and functions to show, the largest and the most complex first (default: 20); --json has all");
    }

    @Override
    public ExitCode run(Session session) {
        int top = session.arguments().count("--top", 20);
        Workspace workspace = Workspace.of(session, session.arguments().words());
        CodeServiceGrpc.CodeServiceBlockingStub code = CodeServiceGrpc.newBlockingStub(session.mesh(BOUND));
        MeasureResponse response;
        try (ProgressLine progress = session.progress()) {
            response = code.measure(MeasureRequest.newBuilder()
                    .setWorkspace(workspace.name())
                    .addAllPaths(workspace.paths())
                    .setProgressTopic(progress.topic())
                    .setSinceRevision(session.arguments().value("--since", ""))
                    .setWithDuplicates(session.arguments().has("--duplicates"))
                    .setWithTypes(session.arguments().has("--types"))
                    .build());
        }
        session.answer(response, () -> MetricsPage.print(response, top, session.output()));
        return ExitCode.DONE;
    }
}
