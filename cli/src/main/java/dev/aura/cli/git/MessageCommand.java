package dev.aura.cli.git;

import dev.aura.bus.status.Faults;
import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.command.UsageException;
import dev.aura.cli.terminal.Output;
import dev.aura.proto.git.v1.Change;
import dev.aura.proto.git.v1.Fact;
import dev.aura.proto.git.v1.GitServiceGrpc;
import dev.aura.proto.git.v1.ResolvedChange;
import dev.aura.proto.git.v1.SuggestMessageRequest;
import dev.aura.proto.git.v1.SuggestMessageResponse;
import io.grpc.Status;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code aura git message}: a commit message from facts about a change, alone on stdout so that it can go to {@code git commit -F -}. */
public final class MessageCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(60);

    @Override
    public Syntax syntax() {
        return Syntax.of("git message", "Suggests a commit message for a change (default: what is staged)")
                .value("--commit", "REV", "the change of one commit")
                .value("--range", "A..B", "the change of a range of commits")
                .flag("--facts", "also say what the message rests on")
                .flag("--model", "let a model phrase it, where one is available")
                .note("aura git message | git commit -F -");
    }

    @Override
    public ExitCode run(Session session) {
        SuggestMessageRequest.Builder request = SuggestMessageRequest.newBuilder()
                .setRepository(session.directory().toString())
                .setUseModel(session.arguments().has("--model"));
        Change change = change(
                session.arguments().value("--commit"), session.arguments().value("--range"));
        if (change != null) {
            request.setChange(change);
        }
        SuggestMessageResponse response =
                GitServiceGrpc.newBlockingStub(session.mesh(BOUND)).suggestMessage(request.build());
        ResolvedChange.Kind found = response.getChange().getKind();
        if (found == ResolvedChange.Kind.NONE) {
            throw Faults.of(
                    Status.Code.FAILED_PRECONDITION,
                    "NOTHING_CHANGED",
                    "there is no change and no commit to describe in " + session.directory());
        }
        if (change == null && found != ResolvedChange.Kind.STAGED) {
            session.output().message("nothing is staged; this describes " + ChangeLine.of(response.getChange()));
        }
        session.answer(response, () -> print(response, session.arguments().has("--facts"), session.output()));
        return ExitCode.DONE;
    }

    private static @Nullable Change change(@Nullable String commit, @Nullable String range) {
        if (commit != null && range != null) {
            throw new UsageException("give --commit or --range, not both");
        }
        if (commit != null) {
            return Change.newBuilder().setCommit(commit).build();
        }
        return range == null ? null : Change.newBuilder().setRange(range).build();
    }

    private static void print(SuggestMessageResponse response, boolean facts, Output output) {
        output.line(response.getMessage().stripTrailing());
        if (facts) {
            output.flush();
            output.message("");
            for (Fact fact : response.getFactsList()) {
                output.message("  " + fact.getKind() + ": " + fact.getDetail());
            }
            output.message("  from " + ChangeLine.of(response.getChange()) + ", phrased by "
                    + (response.getSource() == SuggestMessageResponse.Source.MODEL ? "a model" : "rules"));
        }
    }
}
