package dev.aura.cli.git;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.CoverageLines;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Words;
import dev.aura.cli.workspace.Changes;
import dev.aura.proto.git.v1.AssessImpactRequest;
import dev.aura.proto.git.v1.AssessImpactResponse;
import dev.aura.proto.git.v1.GitServiceGrpc;
import java.time.Duration;

/** {@code aura git impact [RANGE]}: what a change reaches. */
public final class ImpactCommand implements Command {

    private static final Duration BOUND = Duration.ofMinutes(2);

    @Override
    public Syntax syntax() {
        return Syntax.of("git impact", "Shows what a change reaches (default: the pending change)")
                .optional("RANGE", "A..B, or one commit")
                .value("--history", "N", "commits to look at for files that change together (default: 500)");
    }

    @Override
    public ExitCode run(Session session) {
        AssessImpactResponse response = GitServiceGrpc.newBlockingStub(session.mesh(BOUND))
                .assessImpact(AssessImpactRequest.newBuilder()
                        .setRepository(session.directory().toString())
                        .setChange(Changes.parse(session.arguments().word(0)))
                        .setHistoryCommitsMax(session.arguments().count("--history", 500))
                        .build());
        session.answer(response, () -> print(response, session.output()));
        return ExitCode.DONE;
    }

    private static void print(AssessImpactResponse response, Output output) {
        output.line(output.style().bold(ChangeLine.of(response.getChange())));
        ImpactPage.body(response, Integer.MAX_VALUE, output);
        output.line(output.style()
                .dim(Words.count(response.getHistoryCommits(), "commit") + " of history looked at"
                        + (response.getShallow() ? "; the clone is shallow, so some may be missing" : "") + "; "
                        + CoverageLines.sentence(response.getCoverage())));
    }
}
