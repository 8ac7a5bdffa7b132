package dev.aura.cli.config;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.config.ConfigurationEditor;
import dev.aura.config.ConfigurationLoader;
import dev.aura.config.ConfigurationSources;
import java.nio.file.Path;
import java.util.List;

/** {@code aura config path}: where {@code aura config set} writes. */
public final class ConfigPathCommand implements Command {

    @Override
    public Syntax syntax() {
        return Syntax.of("config path", "Prints the path of the user's configuration file")
                .note("With --json, all files that count are listed.");
    }

    @Override
    public ExitCode run(Session session) {
        ConfigurationSources sources = SessionConfiguration.sources(session);
        Path user = ConfigurationEditor.of(sources).file();
        if (session.output().isJson()) {
            List<JsonObject> files = ConfigurationLoader.files(sources).stream()
                    .map(origin -> new JsonObject()
                            .with("layer", origin.layer().label())
                            .with("path", origin.source()))
                    .toList();
            session.output()
                    .line(new JsonObject()
                            .with("path", user)
                            .with("files", files)
                            .toString());
        } else {
            session.output().line(user.toString());
        }
        return ExitCode.DONE;
    }
}
