package dev.aura.cli.hooks;

import dev.aura.cli.command.Session;
import dev.aura.cli.config.JsonObject;
import dev.aura.cli.hooks.HookInstaller.Hook;
import dev.aura.cli.hooks.HookInstaller.State;
import dev.aura.cli.service.Installation;
import dev.aura.cli.terminal.Table;
import java.nio.file.Path;
import java.util.List;

/** What the three verbs of {@code aura hooks} share: the installer of a session, and how its result is shown. */
final class HooksPage {

    private HooksPage() {}

    static HookInstaller installer(Session session, HooksDirectory directory) {
        Path launcher = Installation.command(session.surroundings());
        Path runtime = session.surroundings().directories().runtime();
        return new HookInstaller(directory, HookShim.text(directory.global(), launcher, runtime));
    }

    static void show(Session session, HooksDirectory directory, List<Hook> hooks) {
        if (session.output().isJson()) {
            session.output().line(json(directory, hooks).toString());
            return;
        }
        Table table = new Table("lll");
        for (Hook hook : hooks) {
            table.row(hook.name(), word(hook.state()), hook.chained() ? "after the hook that was there before" : "");
        }
        session.output().line((directory.global() ? "all repositories: " : "this repository: ") + directory.path());
        session.output().lines(table.lines());
        directory.hints().forEach(session.output()::warning);
    }

    private static JsonObject json(HooksDirectory directory, List<Hook> hooks) {
        return new JsonObject()
                .with("directory", directory.path())
                .with("global", directory.global())
                .with(
                        "hooks",
                        hooks.stream()
                                .map(hook -> new JsonObject()
                                        .with("name", hook.name())
                                        .with("state", hook.state().name())
                                        .with("chained", hook.chained()))
                                .toList());
    }

    private static String word(State state) {
        return switch (state) {
            case ABSENT -> "not installed";
            case INSTALLED -> "installed";
            case OUTDATED -> "installed by another version; run aura hooks install";
            case FOREIGN -> "not Aura's";
        };
    }
}
