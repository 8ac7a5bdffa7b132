package dev.aura.cli.research;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.research.v1.Passage;
import dev.aura.proto.research.v1.ResearchServiceGrpc;
import dev.aura.proto.research.v1.SearchKnowledgeRequest;
import dev.aura.proto.research.v1.SearchKnowledgeResponse;
import java.time.Duration;

/** {@code aura research query TEXT}: passages in ingested documents. */
public final class QueryCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @Override
    public Syntax syntax() {
        return Syntax.of("research query", "Finds passages in the ingested documents")
                .many("TEXT", 1, "words to look for")
                .value("--limit", "N", "at most so many (default: 10)");
    }

    @Override
    public ExitCode run(Session session) {
        SearchKnowledgeResponse response = ResearchServiceGrpc.newBlockingStub(session.mesh(BOUND))
                .searchKnowledge(SearchKnowledgeRequest.newBuilder()
                        .setQuery(String.join(" ", session.arguments().words()))
                        .setLimit(session.arguments().count("--limit", 10))
                        .build());
        session.answer(response, () -> print(response, session.output()));
        return ExitCode.DONE;
    }

    private static void print(SearchKnowledgeResponse response, Output output) {
        for (Passage passage : response.getPassagesList()) {
            output.line(output.style().bold(passage.getPath() + ":" + passage.getLine())
                    + (passage.getHeading().isEmpty() ? "" : "  " + passage.getHeading()));
            passage.getText().strip().lines().forEach(line -> output.line("  " + line));
        }
        output.line(output.style()
                .dim(
                        response.getDocuments() == 0
                                ? "the knowledge base is empty; add documents with: aura research ingest PATH"
                                : Words.count(response.getPassagesCount(), "passage") + " from "
                                        + Words.count(response.getDocuments(), "document")));
    }
}
