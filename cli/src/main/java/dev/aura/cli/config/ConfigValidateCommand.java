package dev.aura.cli.config;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Output;
import dev.aura.config.ConfigurationLoader;
import dev.aura.config.Inspection;

/** {@code aura config validate}: exit code 1 where something would stop the start. */
public final class ConfigValidateCommand implements Command {

    @Override
    public Syntax syntax() {
        return Syntax.of("config validate", "Checks all configuration files, variables and options");
    }

    @Override
    public ExitCode run(Session session) {
        Inspection inspection = ConfigurationLoader.inspect(SessionConfiguration.sources(session));
        Output output = session.output();
        boolean valid = inspection.errors().isEmpty();
        if (output.isJson()) {
            output.line(new JsonObject()
                    .with("valid", valid)
                    .with(
                            "errors",
                            inspection.errors().stream()
                                    .map(ExplanationPage::problem)
                                    .toList())
                    .with(
                            "warnings",
                            inspection.warnings().stream()
                                    .map(ExplanationPage::problem)
                                    .toList())
                    .toString());
        } else {
            inspection.errors().forEach(problem -> output.line(output.style().red("error: ") + problem));
            inspection.warnings().forEach(problem -> output.line(output.style().yellow("warning: ") + problem));
            output.line(valid ? "the configuration can be used" : "the mesh does not start with this configuration");
        }
        return valid ? ExitCode.DONE : ExitCode.FINDING;
    }
}
