package dev.aura.cli.config;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.config.ConfigurationEditor;
import dev.aura.config.ConfigurationException;
import dev.aura.config.ConfigurationLoader;
import dev.aura.config.Explanation;
import dev.aura.config.Layer;
import dev.aura.config.Setting;

/** {@code aura config set KEY VALUE}. Takes effect when the mesh starts the next time. */
public final class ConfigSetCommand implements Command {

    @Override
    public Syntax syntax() {
        return Syntax.of("config set", "Sets a configuration key in the user's config.json")
                .required("KEY", "name of the key")
                .required("VALUE", "its value");
    }

    @Override
    public ExitCode run(Session session) {
        String name = session.arguments().required(0);
        try {
            ConfigurationEditor editor = ConfigurationEditor.of(SessionConfiguration.sources(session));
            editor.set(name, session.arguments().required(1));
            Explanation now = ConfigurationLoader.inspect(SessionConfiguration.sources(session))
                    .explain(name);
            if (session.output().isJson()) {
                session.output()
                        .line(ExplanationPage.summary(now)
                                .with("file", editor.file())
                                .toString());
            }
            warnOfHigherLayer(session, now);
            session.output()
                    .message(name + " is set in " + editor.file() + "; a running mesh takes it up with: aura restart");
            return ExitCode.DONE;
        } catch (ConfigurationException mistake) {
            throw SessionConfiguration.fault(mistake);
        }
    }

    private static void warnOfHigherLayer(Session session, Explanation now) {
        Setting winner = now.winner();
        if (winner != null && winner.origin().layer().compareTo(Layer.USER) > 0) {
            session.output().warning(winner.origin() + " sets it too, and wins here");
        }
    }
}
