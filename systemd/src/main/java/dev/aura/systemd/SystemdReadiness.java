package dev.aura.systemd;

import dev.aura.bus.host.ReadinessListener;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells systemd that the daemon takes calls, lives, and stops, after sd_notify(3) and sd_watchdog_enabled(3). Does nothing where the
 * daemon was not started by systemd. A message that is not taken is logged and otherwise ignored.
 */
public final class SystemdReadiness implements ReadinessListener {

    private static final Logger LOG = Logger.getLogger(SystemdReadiness.class.getName());

    private final @Nullable NotifySocket socket;
    private final Duration interval;

    /** Listens for the supervisor of this process. */
    public SystemdReadiness() {
        this(System.getenv(), ProcessHandle.current().pid());
    }

    SystemdReadiness(Map<String, String> environment, long pid) {
        this.socket = socket(environment.getOrDefault("NOTIFY_SOCKET", ""));
        this.interval = interval(environment, pid);
    }

    @Override
    public void ready() {
        send("READY=1\nSTATUS=Takes calls");
    }

    @Override
    public void stopping() {
        send("STOPPING=1\nSTATUS=Stops after the last call");
    }

    @Override
    public Duration aliveInterval() {
        return socket == null ? Duration.ZERO : interval;
    }

    @Override
    public void alive() {
        send("WATCHDOG=1");
    }

    private void send(String message) {
        if (socket != null && !socket.send(message)) {
            LOG.warning(
                    () -> "systemd did not take " + message.lines().findFirst().orElse(""));
        }
    }

    private static @Nullable NotifySocket socket(String address) {
        try {
            return address.isEmpty() ? null : new NotifySocket(address);
        } catch (IllegalArgumentException | UnsatisfiedLinkError | IllegalCallerException e) {
            LOG.log(Level.WARNING, e, () -> "cannot tell systemd that the daemon is ready");
            return null;
        }
    }

    /** Half of what systemd waits for, as its manual recommends; zero where no watchdog waits for this process. */
    private static Duration interval(Map<String, String> environment, long pid) {
        try {
            String watched = environment.get("WATCHDOG_PID");
            long micros = Long.parseLong(environment.getOrDefault("WATCHDOG_USEC", "0"));
            boolean ours = watched == null || Long.parseLong(watched) == pid;
            return ours && micros > 0 ? Duration.ofNanos(micros * 500) : Duration.ZERO;
        } catch (NumberFormatException e) {
            return Duration.ZERO;
        }
    }
}
