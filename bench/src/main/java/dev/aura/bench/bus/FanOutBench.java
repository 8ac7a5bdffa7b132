package dev.aura.bench.bus;

import dev.aura.bus.client.MeshClient;
import dev.aura.config.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Fan-out: one publisher, three subscribers, events of 256 bytes, through the mesh and through NATS core in turns. The broker is a process of its
 * own; publisher and subscribers, each with a connection of its own, share a second one. The publisher is ahead of the slowest subscriber by a
 * window at most. Prints deliveries a second, time on processors for each, what was lost or out of order, and by how much the broker's memory
 * grew. Arguments: seconds for each (5), rounds (3), window (512). Needs {@code nats-server} on the path.
 */
public final class FanOutBench {

    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final double BYTES_PER_MIB = 1 << 20;

    private final Path root = Files.createTempDirectory(Path.of("/tmp"), "aura-bench-");
    private final Directories directories = Directories.fromEnvironment(PeerProcess.environment(root));
    private final Duration time;
    private final int window;

    private FanOutBench(Duration time, int window) throws IOException {
        this.time = time;
        this.window = window;
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        int window = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 512;
        new FanOutBench(Duration.ofSeconds(seconds), window).run(rounds);
    }

    private void run(int rounds) throws IOException, InterruptedException {
        int port = PeerProcess.freePort();
        Path socket = MeshClient.brokerSocket(directories.runtime());
        List<Double> ratios = new ArrayList<>();
        try (PeerProcess server = PeerProcess.nats(root, port);
                PeerProcess broker = PeerProcess.java(
                        root,
                        "dev.aura.bus.host.AuradMain",
                        List.of("--broker"),
                        () -> MeshClient.isListening(socket));
                FanOut nats = new NatsFanOut("nats://127.0.0.1:" + port);
                FanOut mesh = new MeshFanOut(directories)) {
            for (int i = 0; i <= rounds; i++) {
                // The first round warms up both.
                String name = i == 0 ? "warm-up" : "round " + i;
                FanOutRound.Result theirs = FanOutRound.run(nats, server, window, i == 0 ? WARM_UP : time);
                print(name, "NATS", theirs);
                FanOutRound.Result ours = FanOutRound.run(mesh, broker, window, i == 0 ? WARM_UP : time);
                print(name, "mesh", ours);
                if (i > 0) {
                    ratios.add(ours.perSecond() / theirs.perSecond());
                }
            }
        }
        Medians.print("deliveries/s, mesh / NATS (at least 1)", ratios.stream().mapToDouble(Double::doubleValue));
    }

    private static void print(String round, String side, FanOutRound.Result result) {
        System.out.printf(
                Locale.ROOT,
                "%-8s %s %8.0f deliveries/s   processor each: broker %5.2f us, clients %5.2f us   lost %d   out of order %d   broker's memory %+.1f MiB%n",
                round,
                side,
                result.perSecond(),
                result.brokerUs(),
                result.clientsUs(),
                result.lost(),
                result.late(),
                result.growthBytes() / BYTES_PER_MIB);
    }
}
