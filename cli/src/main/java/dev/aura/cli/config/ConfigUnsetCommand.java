package dev.aura.cli.config;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.config.ConfigurationEditor;
import dev.aura.config.ConfigurationException;

/** {@code aura config unset KEY}. Removing a key that is not there is no error. */
public final class ConfigUnsetCommand implements Command {

    @Override
    public Syntax syntax() {
        return Syntax.of("config unset", "Removes a configuration key from the user's config.json")
                .required("KEY", "name of the key");
    }

    @Override
    public ExitCode run(Session session) {
        String name = session.arguments().required(0);
        try {
            ConfigurationEditor editor = ConfigurationEditor.of(SessionConfiguration.sources(session));
            boolean removed = editor.unset(name);
            if (session.output().isJson()) {
                session.output()
                        .line(new JsonObject()
                                .with("key", name)
                                .with("removed", removed)
                                .with("file", editor.file())
                                .toString());
            }
            session.output().message(name + (removed ? " is removed from " : " does not stand in ") + editor.file());
            return ExitCode.DONE;
        } catch (ConfigurationException mistake) {
            throw SessionConfiguration.fault(mistake);
        }
    }
}
