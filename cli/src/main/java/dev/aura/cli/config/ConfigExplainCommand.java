package dev.aura.cli.config;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Table;
import dev.aura.config.ConfigurationException;
import dev.aura.config.ConfigurationLoader;
import dev.aura.config.Explanation;
import dev.aura.config.Key;
import dev.aura.config.Setting;

/** {@code aura config explain KEY}. */
public final class ConfigExplainCommand implements Command {

    @Override
    public Syntax syntax() {
        return Syntax.of("config explain", "Tells what a configuration key means and which layer gave its value")
                .required("KEY", "name of the key, such as hooks.budget");
    }

    @Override
    public ExitCode run(Session session) {
        try {
            Explanation explanation = ConfigurationLoader.inspect(SessionConfiguration.sources(session))
                    .explain(session.arguments().required(0));
            if (session.output().isJson()) {
                session.output().line(ExplanationPage.full(explanation).toString());
            } else {
                print(explanation, session.output());
            }
            return ExitCode.DONE;
        } catch (ConfigurationException mistake) {
            throw SessionConfiguration.fault(mistake);
        }
    }

    private static void print(Explanation explanation, Output output) {
        Key<?> key = explanation.key();
        output.line(output.style().bold(explanation.name()) + " = " + explanation.shown());
        output.line("  " + key.description());
        output.line("  allowed: " + key.allowedValues()
                + (key.projectMaySet() ? "; a repository may set it" : "; a repository may not set it"));
        Table table = new Table("lll");
        for (Setting setting : explanation.settings().reversed()) {
            String mark = setting.equals(explanation.winner()) ? "  *" : "   ";
            table.row(
                    mark + " " + setting.origin().layer().label(),
                    key.shown(setting.text()),
                    setting.origin().toString());
        }
        output.lines(table.lines());
        explanation
                .ignored()
                .forEach(problem -> output.line("    " + output.style().yellow(problem.toString())));
    }
}
