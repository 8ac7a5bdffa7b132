package dev.aura.cli.config;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Table;
import dev.aura.config.ConfigurationLoader;
import dev.aura.config.Explanation;
import dev.aura.config.Inspection;
import dev.aura.config.Key;
import dev.aura.config.Layer;
import dev.aura.config.Setting;
import java.util.List;

/** {@code aura config list}: every key there is. */
public final class ConfigListCommand implements Command {

    @Override
    public Syntax syntax() {
        return Syntax.of("config list", "Lists all configuration keys with their values")
                .flag("--changed", "only those that are not at their default");
    }

    @Override
    public ExitCode run(Session session) {
        Inspection inspection = ConfigurationLoader.inspect(SessionConfiguration.sources(session));
        boolean changedOnly = session.arguments().has("--changed");
        List<Explanation> keys = inspection.names().stream()
                .map(inspection::explain)
                .filter(key -> !changedOnly || layer(key) != Layer.DEFAULT)
                .toList();
        if (session.output().isJson()) {
            List<JsonObject> all = keys.stream().map(ExplanationPage::summary).toList();
            session.output().line(new JsonObject().with("keys", all).toString());
            return ExitCode.DONE;
        }
        Table table = new Table("llll");
        for (Explanation key : keys) {
            table.row(
                    key.name(),
                    key.shown(),
                    layer(key) == Layer.DEFAULT ? "" : layer(key).label(),
                    key.key().description());
        }
        session.output().lines(table.lines());
        starred(inspection)
                .forEach(line -> session.output().line(session.output().style().dim(line)));
        return ExitCode.DONE;
    }

    /** Keys for a word of the user's choice are shown as they are declared, since they may have no value yet. */
    private static List<String> starred(Inspection inspection) {
        Table table = new Table("ll");
        for (Key<?> key : inspection.keys()) {
            if (key.name().contains("*")) {
                table.row(key.name(), key.description());
            }
        }
        return table.lines();
    }

    private static Layer layer(Explanation key) {
        Setting winner = key.winner();
        return winner == null ? Layer.DEFAULT : winner.origin().layer();
    }
}
