package dev.aura.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What systemd makes of the units that the distribution installs, and of its daemon. */
class ServiceUnitsTest {

    private static final String RECEIVER = """
            import socket, sys
            manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            manager.bind(sys.argv[1])
            manager.settimeout(90)
            print("bound", flush=True)
            while True:
                print(manager.recv(4096).decode().replace(chr(10), " "), flush=True)
            """;

    @AutoClose
    private final Sandbox sandbox = Sandbox.create();

    @Test
    @Timeout(180)
    void theInstalledUnitsPassSystemdAnalyze() throws Exception {
        Tools.need("systemd-analyze");
        sandbox.aura("service", "install").succeeded();
        verify("aura.service");
        sandbox.aura("service", "install", "--split").succeeded();
        verify("aura-broker.service", "aura@code-intelligence.service", "aura@bridge.service");
        sandbox.aura("service", "uninstall").succeeded();
        assertThat(units().toFile().list()).isEmpty();
    }

    @Test
    @Timeout(180)
    void theDaemonTellsItsManagerThatItTakesCallsAndThatItStops() throws Exception {
        Tools.need("python3");
        Path socket = sandbox.work().resolve("notify");
        Path heard = sandbox.start(Map.of(), List.of("python3", "-c", RECEIVER, socket.toString()))
                .output();
        Sandbox.await("the receiver listens", () -> Sandbox.read(heard).contains("bound"));

        Process aurad = sandbox.aurad(Map.of("NOTIFY_SOCKET", socket.toString()));
        Sandbox.await("the daemon is ready", () -> Sandbox.read(heard).contains("READY=1"));
        sandbox.aura("--no-autostart", "status").succeeded();

        aurad.destroy();
        Sandbox.await("the daemon stops", () -> Sandbox.read(heard).contains("STOPPING=1"));
        assertThat(Sandbox.read(heard).indexOf("STOPPING=1"))
                .isGreaterThan(Sandbox.read(heard).indexOf("READY=1"));
    }

    /** Has systemd read units by name; the template of an instance is found beside it. */
    private void verify(String... names) {
        List<String> command = new ArrayList<>(List.of("systemd-analyze", "--user", "verify"));
        for (String name : names) {
            command.add(units().resolve(name).toString());
        }
        Sandbox.Outcome outcome = sandbox.run(sandbox.work(), Map.of("SYSTEMD_LOG_LEVEL", "notice"), command);
        assertThat(outcome.out() + outcome.err()).isEmpty();
        assertThat(outcome.exit()).isZero();
    }

    private Path units() {
        return sandbox.home().resolve(".config/systemd/user");
    }
}
