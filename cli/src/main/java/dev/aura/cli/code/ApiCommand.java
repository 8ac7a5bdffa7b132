package dev.aura.cli.code;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.CoverageLines;
import dev.aura.cli.terminal.ProgressLine;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Words;
import dev.aura.cli.workspace.Workspace;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.GetPublicApiRequest;
import dev.aura.proto.code.v1.GetPublicApiResponse;
import java.time.Duration;

/** {@code aura api [PATH...]}: what modules show to others. */
public final class ApiCommand implements Command {

    private static final Duration BOUND = Duration.ofMinutes(10);
    private static final int LIMIT = 5000;

    @Override
    public Syntax syntax() {
        return Syntax.of("api", "Lists what modules show to others, with signatures")
                .many("PATH", 0, "files or directories; without any, the current directory")
                .value("--limit", "N", "at most so many (default: 5000)");
    }

    @Override
    public ExitCode run(Session session) {
        Workspace workspace = Workspace.of(session, session.arguments().words());
        int limit = session.arguments().count("--limit", LIMIT);
        GetPublicApiResponse response;
        try (ProgressLine progress = session.progress()) {
            response = CodeServiceGrpc.newBlockingStub(session.mesh(BOUND))
                    .getPublicApi(GetPublicApiRequest.newBuilder()
                            .setWorkspace(workspace.name())
                            .addAllPaths(workspace.paths())
                            .setLimit(limit)
                            .setProgressTopic(progress.topic())
                            .build());
        }
        Style style = session.output().style();
        session.answer(response, () -> {
            response.getModulesList().forEach(module -> {
                session.output().line(style.bold(module.getName()) + "  " + style.dim(module.getLanguage()));
                module.getEntitiesList().forEach(symbol -> session.output().line("  " + SymbolLine.of(symbol, style)));
            });
            session.output()
                    .line(style.dim(Words.count(response.getTotal(), "public declaration") + " in "
                            + Words.count(response.getModulesCount(), "module") + "; "
                            + CoverageLines.sentence(response.getCoverage())));
        });
        return ExitCode.DONE;
    }
}
