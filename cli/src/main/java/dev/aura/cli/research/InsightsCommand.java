package dev.aura.cli.research;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Output;
import dev.aura.proto.research.v1.Passage;
import dev.aura.proto.research.v1.ResearchServiceGrpc;
import dev.aura.proto.research.v1.SynthesizeRequest;
import dev.aura.proto.research.v1.SynthesizeResponse;
import java.time.Duration;

/** {@code aura research insights TEXT}: an answer from ingested documents, each statement with its sources. */
public final class InsightsCommand implements Command {

    private static final Duration BOUND = Duration.ofMinutes(2);

    @Override
    public Syntax syntax() {
        return Syntax.of("research insights", "Answers from the ingested documents, with sources")
                .many("TEXT", 1, "the question")
                .flag("--model", "let a model phrase it, where one is available");
    }

    @Override
    public ExitCode run(Session session) {
        SynthesizeResponse response = ResearchServiceGrpc.newBlockingStub(session.mesh(BOUND))
                .synthesize(SynthesizeRequest.newBuilder()
                        .setQuery(String.join(" ", session.arguments().words()))
                        .setUseModel(session.arguments().has("--model"))
                        .build());
        session.answer(response, () -> print(response, session.output()));
        return ExitCode.DONE;
    }

    private static void print(SynthesizeResponse response, Output output) {
        for (SynthesizeResponse.Statement statement : response.getStatementsList()) {
            StringBuilder sources = new StringBuilder();
            statement
                    .getSourcesList()
                    .forEach(source -> sources.append(" [").append(source + 1).append(']'));
            output.line(statement.getText().strip() + output.style().dim(sources.toString()));
        }
        if (response.getStatementsList().isEmpty()) {
            output.line("the ingested documents say nothing about it; add some with: aura research ingest PATH");
        }
        int number = 1;
        for (Passage passage : response.getPassagesList()) {
            output.line(output.style()
                    .dim("[" + number++ + "] " + passage.getPath() + ":" + passage.getLine() + "  "
                            + passage.getHeading()));
        }
    }
}
