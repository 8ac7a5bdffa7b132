package dev.aura.cli.report;

import dev.aura.cli.llm.ProvidersCommand;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Table;
import dev.aura.proto.llm.v1.ListProvidersResponse;
import dev.aura.proto.llm.v1.ListProvidersResponse.Provider;

/** Which models could answer. */
final class ModelSection {

    private ModelSection() {}

    static void print(ListProvidersResponse models, Output output) {
        Table table = new Table("lll");
        for (Provider provider : models.getProvidersList()) {
            table.row(
                    "  " + provider.getName(),
                    ProvidersCommand.health(provider, output.style()),
                    output.style().dim(provider.getDetail().isEmpty() ? provider.getBaseUrl() : provider.getDetail()));
        }
        output.lines(table.lines());
        boolean builtinOnly = models.getProvidersList().stream()
                .allMatch(provider -> provider.getKind().equals("builtin"));
        if (builtinOnly) {
            output.line(
                    "  no model is configured; everything above is from rules. aura config list shows llm.providers");
        }
    }
}
