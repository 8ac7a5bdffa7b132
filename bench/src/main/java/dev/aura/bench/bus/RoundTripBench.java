package dev.aura.bench.bus;

import dev.aura.bus.client.MeshClient;
import dev.aura.bus.host.Aurad;
import dev.aura.config.Configuration;
import dev.aura.config.Directories;
import io.grpc.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Round trips of 256 bytes, with one and with 256 in flight: the mesh beside NATS core and a bare {@code ZMQ.proxy} in the same run. The broker
 * is a process of its own, client and worker share a second one; then the same within one process. Prints rates and ratios.
 * Arguments: seconds for each (5), rounds (1), how many in flight (1 and 256). Prints each round, and the medians of the ratios. Needs {@code nats-server} on the path.
 */
public final class RoundTripBench {

    private static final List<Integer> IN_FLIGHT = List.of(1, 256);
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    private final Path root = Files.createTempDirectory(Path.of("/tmp"), "aura-bench-");
    private final Directories directories = Directories.fromEnvironment(PeerProcess.environment(root));
    private final Duration time;

    private RoundTripBench(Duration time) throws IOException {
        this.time = time;
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        List<Integer> inFlight = arguments.length > 2 ? List.of(Integer.parseInt(arguments[2])) : IN_FLIGHT;
        List<Round> all = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            RoundTripBench bench = new RoundTripBench(Duration.ofSeconds(seconds));
            for (int open : inFlight) {
                Rate nats = bench.nats(open);
                all.add(new Round("split", open, nats, bench.proxySplit(open), bench.meshSplit(open)));
                all.getLast().print();
                all.add(new Round("inproc", open, nats, bench.proxyInside(open), bench.meshInside(open)));
                all.getLast().print();
            }
        }
        for (int open : inFlight) {
            Round.printMedians("split", open, all);
            Round.printMedians("inproc", open, all);
        }
    }

    private Rate nats(int inFlight) throws IOException, InterruptedException {
        int port = PeerProcess.freePort();
        try (PeerProcess server = PeerProcess.nats(root, port)) {
            assert server != null;
            return NatsRound.run("nats://127.0.0.1:" + port, inFlight, WARM_UP, time);
        }
    }

    private Rate proxySplit(int inFlight) throws IOException, InterruptedException {
        Path front = root.resolve("front" + inFlight);
        Path back = root.resolve("back" + inFlight);
        try (PeerProcess proxy = PeerProcess.java(
                root,
                ProxyProcess.class.getName(),
                List.of("ipc://" + front, "ipc://" + back),
                () -> Files.exists(back))) {
            assert proxy != null;
            return ProxyRound.run("ipc://" + front, "ipc://" + back, false, inFlight, WARM_UP, time);
        }
    }

    private Rate proxyInside(int inFlight) throws InterruptedException {
        return ProxyRound.run("inproc://front", "inproc://back", true, inFlight, WARM_UP, time);
    }

    private Rate meshSplit(int inFlight) throws IOException, InterruptedException {
        Path socket = MeshClient.brokerSocket(directories.runtime());
        try (PeerProcess broker = PeerProcess.java(
                root, "dev.aura.bus.host.AuradMain", List.of("--broker"), () -> MeshClient.isListening(socket))) {
            assert broker != null;
            AtomicReference<Channel> outside = new AtomicReference<>();
            try (Aurad here = Aurad.servicesOnly(
                    List.of(new EchoDaemon("echo", outside), new EchoDaemon("caller", outside)),
                    Configuration.of(Map.of()),
                    directories,
                    "bench")) {
                Channel channel = Objects.requireNonNull(outside.get());
                BenchEcho.awaitServed(channel);
                Rate rate = CallRound.run(channel, inFlight, WARM_UP, time);
                here.stop();
                return rate;
            }
        }
    }

    private Rate meshInside(int inFlight) throws InterruptedException {
        AtomicReference<Channel> inside = new AtomicReference<>();
        try (Aurad aurad = Aurad.withBroker(
                List.of(new EchoDaemon("echo", inside), new EchoDaemon("caller", inside)),
                List.of(),
                Configuration.of(Map.of()),
                directories,
                "bench")) {
            Rate rate = CallRound.run(Objects.requireNonNull(inside.get()), inFlight, WARM_UP, time);
            aurad.stop();
            return rate;
        }
    }

    /** What one shape gave in one round. */
    private record Round(String shape, int inFlight, Rate nats, Rate proxy, Rate mesh) {

        void print() {
            System.out.printf(
                    Locale.ROOT,
                    "%-6s %3d in flight  NATS %7.0f/s p50 %5.0f us   ZMQ.proxy %7.0f/s p50 %5.0f us   mesh %7.0f/s p50 %5.0f us"
                            + "   to NATS: rate %.2f p50 %.2f   to proxy: rate %.2f p50 %.2f%n",
                    shape,
                    inFlight,
                    nats.perSecond(),
                    nats.p50Us(),
                    proxy.perSecond(),
                    proxy.p50Us(),
                    mesh.perSecond(),
                    mesh.p50Us(),
                    mesh.perSecond() / nats.perSecond(),
                    mesh.p50Us() / nats.p50Us(),
                    mesh.perSecond() / proxy.perSecond(),
                    mesh.p50Us() / proxy.p50Us());
        }

        static void printMedians(String shape, int inFlight, List<Round> all) {
            List<Round> rounds = all.stream()
                    .filter(round -> round.shape.equals(shape) && round.inFlight == inFlight)
                    .toList();
            String what = shape + ", " + inFlight + " in flight, ";
            Medians.print(
                    what + "rate to NATS",
                    rounds.stream().mapToDouble(round -> round.mesh.perSecond() / round.nats.perSecond()));
            Medians.print(
                    what + "p50 to NATS",
                    rounds.stream().mapToDouble(round -> round.mesh.p50Us() / round.nats.p50Us()));
            Medians.print(
                    what + "rate to ZMQ.proxy",
                    rounds.stream().mapToDouble(round -> round.mesh.perSecond() / round.proxy.perSecond()));
            Medians.print(
                    what + "p50 to ZMQ.proxy",
                    rounds.stream().mapToDouble(round -> round.mesh.p50Us() / round.proxy.p50Us()));
        }
    }
}
