package dev.aura.bench.bus;

import dev.aura.bus.client.MeshClient;
import dev.aura.bus.host.Aurad;
import dev.aura.config.Configuration;
import dev.aura.config.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Round trips of 256 bytes through the broker, with one and with 256 calls in flight, within the process and over the Unix socket; and
 * the same through a bare {@code ZMQ.proxy} in the same run. Prints rates and the ratio of each pair. Argument: seconds for each (5).
 */
public final class RoundTripBench {

    private static final int SECONDS = 5;
    private static final int[] IN_FLIGHT = {1, 256};
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private RoundTripBench() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        Duration time = Duration.ofSeconds(arguments.length > 0 ? Integer.parseInt(arguments[0]) : SECONDS);
        Path root = Files.createTempDirectory(Path.of("/tmp"), "aura-bench-");
        Directories directories = Directories.under(root);
        AtomicReference<io.grpc.Channel> inside = new AtomicReference<>();
        try (Aurad aurad = Aurad.withBroker(
                List.of(new EchoDaemon("echo", inside), new EchoDaemon("caller", inside)),
                List.of(),
                Configuration.of(Map.of()),
                directories,
                "bench")) {
            MeshClient outside = MeshClient.connect(MeshClient.brokerSocket(directories.runtime()), "bench", TIMEOUT);
            for (int inFlight : IN_FLIGHT) {
                Rate proxyInproc = ProxyRound.run("inproc://front", "inproc://back", inFlight, time);
                print(
                        "inproc",
                        inFlight,
                        proxyInproc,
                        CallRound.run(Objects.requireNonNull(inside.get()), inFlight, time));
                Rate proxyIpc = ProxyRound.run(
                        "ipc://" + root.resolve("front"), "ipc://" + root.resolve("back"), inFlight, time);
                print("ipc", inFlight, proxyIpc, CallRound.run(outside.channel(), inFlight, time));
            }
            outside.close();
            aurad.stop();
        }
    }

    private static void print(String transport, int inFlight, Rate proxy, Rate mesh) {
        System.out.printf(
                Locale.ROOT,
                "%-6s %3d in flight  ZMQ.proxy %8.0f/s p50 %7.0f us   mesh %8.0f/s p50 %7.0f us   rate ratio %.2f  p50 ratio %.2f%n",
                transport,
                inFlight,
                proxy.perSecond(),
                proxy.p50Us(),
                mesh.perSecond(),
                mesh.p50Us(),
                mesh.perSecond() / proxy.perSecond(),
                mesh.p50Us() / proxy.p50Us());
    }
}
