package dev.aura.bus.testing;

import dev.aura.bus.host.Aurad;
import dev.aura.config.Configuration;
import dev.aura.config.Directories;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Main class of a process that serves {@link Echo} and joins the broker of its environment. */
public final class EchoProcess {

    private EchoProcess() {}

    public static void main(String... arguments) throws InterruptedException {
        try (Aurad aurad = Aurad.servicesOnly(
                List.of(new EchoDaemon(new EchoService())),
                Configuration.of(Map.of()),
                Directories.fromEnvironment(System.getenv()),
                "test")) {
            boolean stopped = aurad.awaitStop(Duration.ofMinutes(5));
            System.exit(stopped ? 0 : 1);
        }
    }
}
