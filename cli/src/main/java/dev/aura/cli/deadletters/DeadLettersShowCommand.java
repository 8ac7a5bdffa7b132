package dev.aura.cli.deadletters;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Output;
import dev.aura.proto.mesh.v1.DeadLetter;
import dev.aura.proto.mesh.v1.GetDeadLetterRequest;
import dev.aura.proto.mesh.v1.GetDeadLetterResponse;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import java.time.Duration;
import java.time.Instant;

/** {@code aura deadletters show ID}: one of them with its payload. */
public final class DeadLettersShowCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(10);

    @Override
    public Syntax syntax() {
        return Syntax.of("deadletters show", "Shows one dead letter with its payload")
                .required("ID", "id of the event; aura deadletters list shows them");
    }

    @Override
    public ExitCode run(Session session) {
        GetDeadLetterResponse response = MeshServiceGrpc.newBlockingStub(session.mesh(BOUND))
                .getDeadLetter(GetDeadLetterRequest.newBuilder()
                        .setId(session.arguments().required(0))
                        .build());
        session.answer(response, () -> print(response.getDeadLetter(), session.output()));
        return ExitCode.DONE;
    }

    private static void print(DeadLetter letter, Output output) {
        output.line(output.style().bold(letter.getEvent().getTopic()) + "  " + letter.getId());
        output.line("published     "
                + Instant.ofEpochSecond(
                        letter.getEvent().getPublishedAt().getSeconds(),
                        letter.getEvent().getPublishedAt().getNanos())
                + " by " + letter.getEvent().getPublisher());
        output.line("subscription  " + letter.getDurableName() + ", " + letter.getAttempts() + " tries");
        output.line("last error    " + letter.getLastError());
        output.line("type          " + letter.getEvent().getType());
        output.line(
                letter.getEvent().getPayload().isValidUtf8()
                        ? letter.getEvent().getPayload().toStringUtf8()
                        : letter.getEvent().getPayload().size() + " bytes; --json has them");
    }
}
