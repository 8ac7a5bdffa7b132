package dev.aura.cli.llm;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Table;
import dev.aura.proto.llm.v1.ListProvidersRequest;
import dev.aura.proto.llm.v1.ListProvidersResponse;
import dev.aura.proto.llm.v1.ListProvidersResponse.Provider;
import dev.aura.proto.llm.v1.LlmServiceGrpc;
import java.time.Duration;

/** {@code aura llm providers}: the configured providers and their health. */
public final class ProvidersCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @Override
    public Syntax syntax() {
        return Syntax.of("llm providers", "Shows the providers of models and their health, in the order they are tried")
                .flag("--probe", "ask each provider now");
    }

    @Override
    public ExitCode run(Session session) {
        ListProvidersResponse response = LlmServiceGrpc.newBlockingStub(session.mesh(BOUND))
                .listProviders(ListProvidersRequest.newBuilder()
                        .setProbe(session.arguments().has("--probe"))
                        .build());
        session.answer(response, () -> print(response, session.output()));
        return ExitCode.DONE;
    }

    private static void print(ListProvidersResponse response, Output output) {
        Style style = output.style();
        Table table = new Table("lllll");
        for (Provider provider : response.getProvidersList()) {
            table.row(
                    style.bold(provider.getName()),
                    provider.getKind(),
                    health(provider, style),
                    provider.getBaseUrl().isEmpty() ? "in this process" : provider.getBaseUrl(),
                    style.dim(provider.getDetail()));
        }
        output.lines(table.lines());
    }

    /** The health as a word in its colour. */
    public static String health(Provider provider, Style style) {
        return switch (provider.getHealth()) {
            case HEALTHY -> style.green("healthy");
            case DEGRADED -> style.yellow("degraded");
            case DOWN -> style.red("down");
            case UNKNOWN -> style.dim("not asked yet");
            case HEALTH_UNSPECIFIED, UNRECOGNIZED -> "unknown";
        };
    }
}
