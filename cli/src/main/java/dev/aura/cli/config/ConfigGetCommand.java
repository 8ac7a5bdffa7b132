package dev.aura.cli.config;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.config.ConfigurationException;
import dev.aura.config.ConfigurationLoader;
import dev.aura.config.Explanation;

/** {@code aura config get KEY}: the value alone, for scripts. */
public final class ConfigGetCommand implements Command {

    @Override
    public Syntax syntax() {
        return Syntax.of("config get", "Prints the value of a configuration key")
                .required("KEY", "name of the key, such as hooks.budget");
    }

    @Override
    public ExitCode run(Session session) {
        try {
            Explanation explanation = ConfigurationLoader.inspect(SessionConfiguration.sources(session))
                    .explain(session.arguments().required(0));
            session.output()
                    .line(
                            session.output().isJson()
                                    ? ExplanationPage.summary(explanation).toString()
                                    : explanation.shown());
            return ExitCode.DONE;
        } catch (ConfigurationException mistake) {
            throw SessionConfiguration.fault(mistake);
        }
    }
}
