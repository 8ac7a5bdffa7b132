package dev.aura.cli.hooks;

import dev.aura.bus.status.Faults;
import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import io.grpc.Status;
import java.nio.file.Path;
import java.util.Optional;

/** {@code aura hooks install [--global]}. May be run again at any time. */
public final class HooksInstallCommand implements Command {

    @Override
    public Syntax syntax() {
        return Syntax.of("hooks install", "Installs git hooks, keeping those that are there")
                .flag("--global", "for all repositories, by core.hooksPath of the user's git configuration")
                .note("AURA_HOOKS=0 switches the hooks off; without a running mesh they do nothing.");
    }

    @Override
    public ExitCode run(Session session) {
        boolean global = session.arguments().has("--global");
        HooksDirectory directory = global ? HooksDirectory.ofUser(session) : HooksDirectory.ofRepository(session);
        Optional<Path> configured = HooksDirectory.configuredGlobally(session);
        if (global && configured.isPresent() && !configured.get().equals(directory.path())) {
            throw Faults.of(
                    Status.Code.FAILED_PRECONDITION,
                    "HOOKS_PATH_TAKEN",
                    "git config --global core.hooksPath is already " + configured.get()
                            + "; unset it, or run aura hooks install in each repository");
        }
        HookInstaller installer = HooksPage.installer(session, directory);
        var hooks = installer.install();
        if (global && configured.isEmpty()) {
            configure(session, directory.path());
        }
        HooksPage.show(session, directory, hooks);
        return ExitCode.DONE;
    }

    private static void configure(Session session, Path path) {
        GitCommand git = HooksDirectory.git(session, session.directory());
        if (git.run("config", "--global", HooksDirectory.HOOKS_PATH, path.toString())
                .isEmpty()) {
            throw Faults.of(Status.Code.FAILED_PRECONDITION, "GIT_CONFIG", "git config --global core.hooksPath failed");
        }
    }
}
