package dev.aura.cli.service;

import dev.aura.bus.status.Faults;
import dev.aura.cli.command.Surroundings;
import io.grpc.Status;
import java.nio.file.Path;

/** Where hooks and units find Aura. */
public final class Installation {

    private Installation() {}

    /**
     * The command {@code aura} by a path that stays: that of a checkout outlives its next build, which replaces
     * {@code AURA_HOME}.
     */
    public static Path command(Surroundings surroundings) {
        String lasting = surroundings.environment().getOrDefault("AURA_COMMAND", "");
        if (lasting.startsWith("/")) {
            return Path.of(lasting);
        }
        Path home = surroundings.home();
        if (home == null) {
            throw Faults.of(
                    Status.Code.FAILED_PRECONDITION,
                    "NO_HOME",
                    "AURA_HOME is not set, so that aura would not be found later; run the aura of a distribution");
        }
        return home.resolve("bin/aura");
    }
}
