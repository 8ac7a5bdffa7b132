package dev.aura.cli.deadletters;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import dev.aura.proto.mesh.v1.ReplayDeadLettersRequest;
import dev.aura.proto.mesh.v1.ReplayDeadLettersResponse;
import java.time.Duration;

/** {@code aura deadletters replay ID…|--all}: delivers them again to the subscriptions that gave them up. */
public final class DeadLettersReplayCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @Override
    public Syntax syntax() {
        return Syntax.of("deadletters replay", "Delivers dead letters again to the subscriptions that gave them up")
                .many("ID", 0, "ids of the events")
                .flag("--all", "every dead letter");
    }

    @Override
    public ExitCode run(Session session) {
        ReplayDeadLettersResponse response = MeshServiceGrpc.newBlockingStub(session.mesh(BOUND))
                .replayDeadLetters(ReplayDeadLettersRequest.newBuilder()
                        .addAllIds(session.arguments().words())
                        .setAll(session.arguments().has("--all"))
                        .build());
        session.answer(
                response,
                () -> session.output().line("replayed " + Words.count(response.getReplayed(), "dead letter")));
        return ExitCode.DONE;
    }
}
