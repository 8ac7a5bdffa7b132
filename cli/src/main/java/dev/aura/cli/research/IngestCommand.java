package dev.aura.cli.research;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.CoverageLines;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.ProgressLine;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.research.v1.IngestDocumentsRequest;
import dev.aura.proto.research.v1.IngestDocumentsResponse;
import dev.aura.proto.research.v1.ResearchServiceGrpc;
import java.time.Duration;

/** {@code aura research ingest PATH}: adds local documents to the knowledge base. */
public final class IngestCommand implements Command {

    private static final Duration BOUND = Duration.ofMinutes(30);

    @Override
    public Syntax syntax() {
        return Syntax.of("research ingest", "Adds local documents to the knowledge base")
                .required("PATH", "a file or directory of Markdown, text, HTML or source code");
    }

    @Override
    public ExitCode run(Session session) {
        String path = session.existing(session.arguments().required(0)).toString();
        ResearchServiceGrpc.ResearchServiceBlockingStub research =
                ResearchServiceGrpc.newBlockingStub(session.mesh(BOUND));
        IngestDocumentsResponse response;
        try (ProgressLine progress = session.progress()) {
            response = research.ingestDocuments(IngestDocumentsRequest.newBuilder()
                    .setPath(path)
                    .setProgressTopic(progress.topic())
                    .build());
        }
        session.answer(response, () -> print(response, session.output()));
        return ExitCode.DONE;
    }

    private static void print(IngestDocumentsResponse response, Output output) {
        output.line(Words.count(response.getAdded(), "document") + " added, "
                + Words.number(response.getUnchanged()) + " there already, "
                + Words.number(response.getRemoved()) + " removed because they are gone");
        if (response.getCoverage().getSkippedCount() > 0) {
            output.lines(CoverageLines.of(response.getCoverage()));
        }
    }
}
