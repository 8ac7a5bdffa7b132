package dev.aura.cli.hooks;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import java.nio.file.Path;
import java.util.Optional;

/** {@code aura hooks uninstall [--global]}: leaves everything as it was before. */
public final class HooksUninstallCommand implements Command {

    @Override
    public Syntax syntax() {
        return Syntax.of("hooks uninstall", "Removes Aura's git hooks and puts back those from before")
                .flag("--global", "the hooks for all repositories");
    }

    @Override
    public ExitCode run(Session session) {
        boolean global = session.arguments().has("--global");
        HooksDirectory directory = global ? HooksDirectory.ofUser(session) : HooksDirectory.ofRepository(session);
        if (!global && directory.global()) {
            session.output().message("this repository is served by the hooks for all; remove them with --global");
            return ExitCode.DONE;
        }
        Optional<Path> configured = HooksDirectory.configuredGlobally(session);
        if (global && configured.isPresent() && configured.get().equals(directory.path())) {
            HooksDirectory.git(session, session.directory())
                    .run("config", "--global", "--unset", HooksDirectory.HOOKS_PATH);
        }
        HooksPage.show(
                session, directory, HooksPage.installer(session, directory).uninstall());
        return ExitCode.DONE;
    }
}
