package dev.aura.cli.research;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.research.v1.ListAdvisoriesRequest;
import dev.aura.proto.research.v1.ListAdvisoriesResponse;
import dev.aura.proto.research.v1.ResearchServiceGrpc;
import java.time.Duration;

/** {@code aura research advisories [QUERY]}: imported advisories. */
public final class AdvisoriesCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @Override
    public Syntax syntax() {
        return Syntax.of("research advisories", "Lists imported advisories, newest first")
                .many("QUERY", 0, "text in id, alias, package name or summary")
                .value("--ecosystem", "NAME", "only of this one, such as Maven, npm, PyPI or Go")
                .value("--limit", "N", "at most so many (default: 50)");
    }

    @Override
    public ExitCode run(Session session) {
        ListAdvisoriesResponse response = ResearchServiceGrpc.newBlockingStub(session.mesh(BOUND))
                .listAdvisories(ListAdvisoriesRequest.newBuilder()
                        .setQuery(String.join(" ", session.arguments().words()))
                        .setEcosystem(session.arguments().value("--ecosystem", ""))
                        .setLimit(session.arguments().count("--limit", 50))
                        .build());
        session.answer(response, () -> print(response, session.output()));
        return ExitCode.DONE;
    }

    private static void print(ListAdvisoriesResponse response, Output output) {
        response.getAdvisoriesList().forEach(advisory -> AdvisoryLines.print(advisory, output));
        output.line(output.style()
                .dim(Words.number(response.getAdvisoriesCount()) + " of " + Words.number(response.getTotal())
                        + " that match; advisories: " + ScanPage.snapshot(response.getSnapshot())));
    }
}
