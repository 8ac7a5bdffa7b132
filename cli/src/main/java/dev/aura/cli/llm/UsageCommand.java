package dev.aura.cli.llm;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Table;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.llm.v1.GetUsageRequest;
import dev.aura.proto.llm.v1.GetUsageResponse;
import dev.aura.proto.llm.v1.LlmServiceGrpc;
import java.time.Duration;

/** {@code aura llm usage}: tokens and time by model. */
public final class UsageCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(10);

    @Override
    public Syntax syntax() {
        return Syntax.of("llm usage", "Shows answers, tokens and time by model");
    }

    @Override
    public ExitCode run(Session session) {
        GetUsageResponse response =
                LlmServiceGrpc.newBlockingStub(session.mesh(BOUND)).getUsage(GetUsageRequest.getDefaultInstance());
        session.answer(response, () -> print(response, session.output()));
        return ExitCode.DONE;
    }

    private static void print(GetUsageResponse response, Output output) {
        if (response.getEntriesList().isEmpty()) {
            output.line("no question has been asked yet");
            return;
        }
        Table table = new Table("lrrrrr");
        table.row("MODEL", "ANSWERS", "FAILURES", "TOKENS READ", "WRITTEN", "TIME");
        for (GetUsageResponse.Entry entry : response.getEntriesList()) {
            table.row(
                    entry.getProvider() + "/" + entry.getModel(),
                    Words.number(entry.getRequests()),
                    Words.number(entry.getFailures()),
                    Words.number(entry.getPromptTokens()),
                    Words.number(entry.getCompletionTokens()),
                    Words.duration(entry.getTotalMs()));
        }
        output.lines(table.lines());
    }
}
