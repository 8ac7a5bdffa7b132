package dev.aura.cli.git;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.workspace.Changes;
import dev.aura.proto.git.v1.DescribeDiffRequest;
import dev.aura.proto.git.v1.DescribeDiffResponse;
import dev.aura.proto.git.v1.GitServiceGrpc;
import java.time.Duration;

/** {@code aura git diff [RANGE]}: a change, entity by entity. */
public final class DiffCommand implements Command {

    private static final Duration BOUND = Duration.ofMinutes(2);

    @Override
    public Syntax syntax() {
        return Syntax.of("git diff", "Shows a change entity by entity (default: the pending change)")
                .optional("RANGE", "A..B, or one commit");
    }

    @Override
    public ExitCode run(Session session) {
        DescribeDiffResponse response = GitServiceGrpc.newBlockingStub(session.mesh(BOUND))
                .describeDiff(DescribeDiffRequest.newBuilder()
                        .setRepository(session.directory().toString())
                        .setChange(Changes.parse(session.arguments().word(0)))
                        .build());
        session.answer(response, () -> DiffPage.print(response, session.output()));
        return ExitCode.DONE;
    }
}
