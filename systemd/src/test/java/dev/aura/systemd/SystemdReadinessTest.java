package dev.aura.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.bus.host.ReadinessListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class SystemdReadinessTest {

    @Test
    void tellsASocketInTheFileSystem() throws Throwable {
        Path directory = Files.createTempDirectory(Path.of("/tmp"), "aura-notify");
        try (DatagramReceiver systemd =
                new DatagramReceiver(directory.resolve("socket").toString())) {
            SystemdReadiness readiness = listener(directory.resolve("socket").toString());
            assertThat(systemd.next()).isEmpty();
            readiness.ready();
            assertThat(systemd.next()).isEqualTo("READY=1\nSTATUS=Takes calls");
            readiness.alive();
            assertThat(systemd.next()).isEqualTo("WATCHDOG=1");
            readiness.stopping();
            assertThat(systemd.next()).startsWith("STOPPING=1\n");
        } finally {
            Files.delete(directory.resolve("socket"));
            Files.delete(directory);
        }
    }

    @Test
    void tellsAnAbstractSocket() throws Throwable {
        String name = "@aura-test-" + UUID.randomUUID();
        try (DatagramReceiver systemd = new DatagramReceiver(name)) {
            listener(name).ready();
            assertThat(systemd.next()).startsWith("READY=1\n");
        }
    }

    @Test
    void goesOnWhereNobodyListens() {
        listener("/nowhere/socket").ready();
        listener("").ready();
        listener("vsock:2:1").ready();
        listener("/" + "x".repeat(200)).ready();
    }

    @Test
    void showsLifeTwiceAsOftenAsSystemdWaits() {
        assertThat(watchdog("30000000", "7").aliveInterval()).isEqualTo(Duration.ofSeconds(15));
        assertThat(watchdog("30000000", "8").aliveInterval()).isZero();
        assertThat(watchdog("soon", "7").aliveInterval()).isZero();
        assertThat(listener("@x").aliveInterval()).isZero();
    }

    @Test
    void isFoundByTheDaemon() {
        assertThat(ServiceLoader.load(ReadinessListener.class)).hasAtLeastOneElementOfType(SystemdReadiness.class);
    }

    private static SystemdReadiness listener(String address) {
        return new SystemdReadiness(Map.of("NOTIFY_SOCKET", address), 7);
    }

    private static SystemdReadiness watchdog(String micros, String pid) {
        return new SystemdReadiness(Map.of("NOTIFY_SOCKET", "@x", "WATCHDOG_USEC", micros, "WATCHDOG_PID", pid), 7);
    }
}
