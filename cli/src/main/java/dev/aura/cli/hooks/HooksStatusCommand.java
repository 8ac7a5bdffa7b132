package dev.aura.cli.hooks;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;

/** {@code aura hooks status}: which hooks of the repository are Aura's. */
public final class HooksStatusCommand implements Command {

    @Override
    public Syntax syntax() {
        return Syntax.of("hooks status", "Shows which git hooks of the repository are Aura's");
    }

    @Override
    public ExitCode run(Session session) {
        HooksDirectory directory = HooksDirectory.ofRepository(session);
        HooksPage.show(
                session, directory, HooksPage.installer(session, directory).status());
        if ("0".equals(session.surroundings().environment().get("AURA_HOOKS"))) {
            session.output().warning("AURA_HOOKS=0 switches all of them off");
        }
        return ExitCode.DONE;
    }
}
