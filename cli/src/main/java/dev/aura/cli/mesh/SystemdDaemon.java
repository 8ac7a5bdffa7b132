package dev.aura.cli.mesh;

import dev.aura.cli.systemd.InstalledUnits;
import dev.aura.cli.systemd.Systemctl;
import io.grpc.StatusRuntimeException;
import org.jspecify.annotations.Nullable;

/** The mesh as a unit of the user's systemd, which told it to start and waited until it takes calls. */
final class SystemdDaemon implements StartedDaemon {

    private SystemdDaemon() {}

    /**
     * Has systemd start the mesh. Null where that is not its business: no unit of ours is installed, no manager answers, or this run has
     * settings of its own, which a unit would not get.
     */
    static @Nullable SystemdDaemon start(StartOptions options) {
        String unit = InstalledUnits.first(InstalledUnits.directory(options.directories()));
        if (unit == null || !options.settings().isEmpty()) {
            return null;
        }
        Systemctl systemctl = new Systemctl(options.environment());
        if (!systemctl.isReachable()) {
            return null;
        }
        try {
            systemctl.must("start", unit);
        } catch (StatusRuntimeException failed) {
            throw DaemonStarter.notStarted(String.valueOf(failed.getStatus().getDescription()));
        }
        return new SystemdDaemon();
    }

    @Override
    public @Nullable String ended() {
        return null; // It took calls when its start returned; if it fails later, systemd starts it again.
    }

    @Override
    public String log() {
        return "journalctl --user -u 'aura*'";
    }
}
