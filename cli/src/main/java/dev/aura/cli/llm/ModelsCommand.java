package dev.aura.cli.llm;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Table;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.llm.v1.ListModelsRequest;
import dev.aura.proto.llm.v1.ListModelsResponse;
import dev.aura.proto.llm.v1.LlmServiceGrpc;
import java.time.Duration;

/** {@code aura llm models}: the models that can be used now. */
public final class ModelsCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @Override
    public Syntax syntax() {
        return Syntax.of("llm models", "Shows the models that can be used now");
    }

    @Override
    public ExitCode run(Session session) {
        ListModelsResponse response =
                LlmServiceGrpc.newBlockingStub(session.mesh(BOUND)).listModels(ListModelsRequest.getDefaultInstance());
        session.answer(response, () -> print(response, session.output()));
        return ExitCode.DONE;
    }

    private static void print(ListModelsResponse response, Output output) {
        Table table = new Table("lrl");
        for (ListModelsResponse.Model model : response.getModelsList()) {
            table.row(
                    output.style().bold(model.getProvider() + "/" + model.getName()),
                    model.getContextTokens() > 0 ? Words.number(model.getContextTokens()) + " tokens" : "",
                    model.getDefault() ? "default" : "");
        }
        output.lines(table.lines());
        response.getUnavailableList()
                .forEach(provider -> output.line(output.style().dim("not asked: " + provider)));
    }
}
