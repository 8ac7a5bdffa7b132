package dev.aura.cli.deadletters;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Table;
import dev.aura.proto.mesh.v1.DeadLetter;
import dev.aura.proto.mesh.v1.ListDeadLettersRequest;
import dev.aura.proto.mesh.v1.ListDeadLettersResponse;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import java.time.Duration;

/** {@code aura deadletters list}: what could not be delivered. */
public final class DeadLettersListCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(10);

    @Override
    public Syntax syntax() {
        return Syntax.of("deadletters list", "Shows events that a durable subscription gave up, newest first")
                .optional("PATTERN", "topics; * stands for one word, > at the end for the rest (default: >)")
                .value("--limit", "N", "at most so many (default: 100)");
    }

    @Override
    public ExitCode run(Session session) {
        String typed = session.arguments().word(0);
        ListDeadLettersResponse response = MeshServiceGrpc.newBlockingStub(session.mesh(BOUND))
                .listDeadLetters(ListDeadLettersRequest.newBuilder()
                        .setPattern(typed == null ? "" : typed)
                        .setLimit(session.arguments().count("--limit", 0))
                        .build());
        session.answer(response, () -> print(response, session.output()));
        return ExitCode.DONE;
    }

    private static void print(ListDeadLettersResponse response, Output output) {
        if (response.getTotal() == 0) {
            output.line("no dead letters");
            return;
        }
        Table table = new Table("lllrl");
        for (DeadLetter letter : response.getDeadLettersList()) {
            table.row(
                    letter.getId(),
                    output.style().bold(letter.getEvent().getTopic()),
                    letter.getDurableName(),
                    letter.getAttempts() + " tries",
                    letter.getLastError());
        }
        output.lines(table.lines());
        long more = response.getTotal() - response.getDeadLettersCount();
        if (more > 0) {
            output.line("… and " + more + " more");
        }
    }
}
