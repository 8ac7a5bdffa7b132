package dev.aura.cli.research;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.research.v1.IngestDocumentsRequest;
import dev.aura.proto.research.v1.IngestDocumentsResponse;

/** {@code aura research ingest PATH}: adds local documents to the knowledge base. */
public final class IngestCommand implements Command {

    @Override
    public Syntax syntax() {
        return Syntax.of("research ingest", "Adds local documents to the knowledge base")
                .required("PATH", "a file or directory of Markdown, text, HTML or source code");
    }

    @Override
    public ExitCode run(Session session) {
        return Intake.run(
                session,
                0,
                (research, path, topic) -> research.ingestDocuments(IngestDocumentsRequest.newBuilder()
                        .setPath(path)
                        .setProgressTopic(topic)
                        .build()),
                response -> print(response, session.output()));
    }

    private static void print(IngestDocumentsResponse response, Output output) {
        output.line(Words.count(response.getAdded(), "document") + " added, "
                + Words.number(response.getUnchanged()) + " there already, "
                + Words.number(response.getRemoved()) + " removed because they are gone");
        Intake.skipped(response.getCoverage(), output);
    }
}
