package dev.aura.cli.service;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.config.JsonObject;
import dev.aura.cli.systemd.Systemctl;
import java.util.ArrayList;
import java.util.List;

/** {@code aura service uninstall}: stops the mesh that systemd runs, and removes the units. */
public final class ServiceUninstallCommand implements Command {

    @Override
    public Syntax syntax() {
        return Syntax.of("service uninstall", "Stops the mesh that systemd runs and removes its units");
    }

    @Override
    public ExitCode run(Session session) {
        UnitDirectory units = UnitDirectory.of(session.surroundings());
        Systemctl systemctl = new Systemctl(session.surroundings().environment());
        boolean reachable = systemctl.isReachable();
        if (reachable) {
            disable(systemctl);
        }
        units.remove();
        if (reachable) {
            systemctl.may("daemon-reload");
        } else {
            session.output()
                    .warning(
                            "no systemd user manager answers here; if one runs elsewhere, tell it: systemctl --user daemon-reload");
        }
        if (session.output().isJson()) {
            session.output()
                    .line(new JsonObject()
                            .with("directory", units.path())
                            .with("stopped", reachable)
                            .toString());
        }
        session.output().message("units are removed from " + units.path());
        return ExitCode.DONE;
    }

    /** Stops and disables all units, one by one, since systemctl does nothing at all where one is unknown. */
    static void disable(Systemctl systemctl) {
        List<String> units = new ArrayList<>(ServiceInstallCommand.units(true));
        units.addAll(ServiceInstallCommand.units(false));
        for (String unit : units.reversed()) {
            systemctl.may("disable", "--now", unit);
        }
    }
}
