package dev.aura.cli.git;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.workspace.Changes;
import dev.aura.proto.code.v1.Finding.Severity;
import dev.aura.proto.git.v1.GitServiceGrpc;
import dev.aura.proto.git.v1.ReviewRequest;
import dev.aura.proto.git.v1.ReviewResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** {@code aura git review [RANGE]}: the findings a change introduces and those it mends. */
public final class ReviewCommand implements Command {

    private static final Duration BOUND = Duration.ofMinutes(2);

    @Override
    public Syntax syntax() {
        return Syntax.of("git review", "Shows what a change does to the findings (default: the pending change)")
                .optional("RANGE", "A..B, or one commit")
                .choice(
                        "--fail-on",
                        null,
                        List.of("error", "warning", "note"),
                        "end with 1 if the change introduces a finding as bad or worse");
    }

    @Override
    public ExitCode run(Session session) {
        ReviewResponse response = GitServiceGrpc.newBlockingStub(session.mesh(BOUND))
                .review(ReviewRequest.newBuilder()
                        .setRepository(session.directory().toString())
                        .setChange(Changes.parse(session.arguments().word(0)))
                        .build());
        session.answer(response, () -> ReviewPage.print(response, session.output()));
        String failOn = session.arguments().value("--fail-on");
        if (failOn == null) {
            return ExitCode.DONE;
        }
        int bound = Severity.valueOf(failOn.toUpperCase(Locale.ROOT)).getNumber();
        boolean found = response.getIntroducedList().stream().anyMatch(finding -> finding.getSeverityValue() >= bound);
        return found ? ExitCode.FINDING : ExitCode.DONE;
    }
}
