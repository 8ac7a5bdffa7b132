package dev.aura.cli.service;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.config.JsonObject;
import dev.aura.cli.systemd.Systemctl;
import dev.aura.cli.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code aura service status}: which units are installed and how systemd finds them. */
public final class ServiceStatusCommand implements Command {

    /**
     * One unit.
     *
     * @param name full name
     * @param current whether the file is what this version of Aura writes
     * @param state state and sub-state as systemd names them; {@code unknown} where no manager answers
     * @param enabled whether it starts with the session
     * @param pid its main process; 0 where there is none
     */
    private record Unit(String name, boolean current, String state, boolean enabled, String pid) {}

    @Override
    public Syntax syntax() {
        return Syntax.of("service status", "Shows the systemd units of the mesh");
    }

    @Override
    public ExitCode run(Session session) {
        UnitDirectory directory = UnitDirectory.of(session.surroundings());
        Systemctl systemctl = new Systemctl(session.surroundings().environment());
        boolean reachable = systemctl.isReachable();
        List<Unit> units = installed(directory).stream()
                .map(name -> look(name, directory, reachable ? systemctl : null))
                .toList();
        if (session.output().isJson()) {
            session.output().line(json(directory, reachable, units).toString());
            return ExitCode.DONE;
        }
        Table table = new Table("llll");
        for (Unit unit : units) {
            String pid = unit.pid().equals("0") ? "" : "pid " + unit.pid();
            String outdated = unit.current() ? "" : "outdated; run aura service install";
            table.row(unit.name(), unit.state() + (unit.enabled() ? ", enabled" : ", not enabled"), pid, outdated);
        }
        session.output().lines(table.lines());
        if (units.isEmpty()) {
            session.output().line("no units are installed; install them with: aura service install");
        } else if (!reachable) {
            session.output().warning("no systemd user manager answers here");
        }
        return ExitCode.DONE;
    }

    private static List<String> installed(UnitDirectory directory) {
        List<String> names = new ArrayList<>();
        if (directory.isOurs("aura.service")) {
            names.addAll(ServiceInstallCommand.units(false));
        }
        if (directory.isOurs("aura-broker.service")) {
            names.addAll(ServiceInstallCommand.units(true));
        }
        return names;
    }

    private static Unit look(String name, UnitDirectory directory, @Nullable Systemctl systemctl) {
        String file = name.startsWith("aura@") ? "aura@.service" : name;
        Map<String, String> shown = systemctl == null
                ? Map.of()
                : systemctl.show(name, "ActiveState", "SubState", "UnitFileState", "MainPID");
        String active = shown.getOrDefault("ActiveState", "unknown");
        String sub = shown.getOrDefault("SubState", "");
        return new Unit(
                name,
                directory.isCurrent(file),
                sub.isEmpty() ? active : active + " (" + sub + ")",
                shown.getOrDefault("UnitFileState", "").startsWith("enabled"),
                shown.getOrDefault("MainPID", "0"));
    }

    private static JsonObject json(UnitDirectory directory, boolean reachable, List<Unit> units) {
        return new JsonObject()
                .with("directory", directory.path())
                .with("manager", reachable)
                .with(
                        "units",
                        units.stream()
                                .map(unit -> new JsonObject()
                                        .with("name", unit.name())
                                        .with("current", unit.current())
                                        .with("state", unit.state())
                                        .with("enabled", unit.enabled())
                                        .with("pid", unit.pid()))
                                .toList());
    }
}
