package dev.aura.cli.git;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.proto.git.v1.GitServiceGrpc;
import dev.aura.proto.git.v1.SuggestBranchRequest;
import dev.aura.proto.git.v1.SuggestBranchResponse;
import java.time.Duration;

/** {@code aura git branch [TEXT]}: a branch name, alone on stdout so that it can go to {@code git switch -c}. */
public final class BranchCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(60);

    @Override
    public Syntax syntax() {
        return Syntax.of("git branch", "Suggests a branch name from a text or from the pending change")
                .many("TEXT", 0, "what the branch is for; without it, the pending change decides")
                .note("git switch -c \"$(aura git branch limit retries of the client)\"");
    }

    @Override
    public ExitCode run(Session session) {
        SuggestBranchResponse response = GitServiceGrpc.newBlockingStub(session.mesh(BOUND))
                .suggestBranch(SuggestBranchRequest.newBuilder()
                        .setRepository(session.directory().toString())
                        .setText(String.join(" ", session.arguments().words()))
                        .build());
        session.answer(response, () -> session.output().line(response.getName()));
        return ExitCode.DONE;
    }
}
