package dev.aura.bench.bus;

import dev.aura.bus.client.MeshClient;
import dev.aura.config.Directories;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Durable events of 256 bytes through the whole broker, a process of its own, each fsynced before it is acknowledged: by one publisher that waits for
 * each, and by 64 with 64 outstanding each and a connection each. Beside them in the same rounds the disk's own {@code fdatasync} rate, and
 * JetStream's file storage: as nats-server syncs by default, which is long after it has acknowledged, and with {@code sync_interval: always} where
 * the server knows that. Many short rounds, since a disk that others use changes from second to second.
 * Arguments: milliseconds for each (1000), rounds (10), directory ({@code target/durable-publish-bench}; must be on a disk). The first round warms
 * up and does not count. Needs {@code nats-server} on the path.
 */
public final class DurablePublishBench {

    private static final int RECORD_BYTES = 256;
    private static final int PUBLISHERS = 64;
    private static final int OUTSTANDING = 64;
    private static final double REQUIRED = 50_000;
    private static final int WARM_UP_FACTOR = 5;

    private final Path root;
    private final long timeNs;
    private final List<Round> rounds = new ArrayList<>();

    /** Records a second; {@code disk} is the mean of before and after the lone publishers, {@code always*} 0 where the server has no such setting. */
    private record Round(
            double disk,
            double meshOne,
            double natsOne,
            double alwaysOne,
            double meshMany,
            double natsMany,
            double alwaysMany) {}

    private DurablePublishBench(Path root, long timeNs) {
        this.root = root;
        this.timeNs = timeNs;
    }

    public static void main(String... arguments) throws Exception {
        Duration time = Duration.ofMillis(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000);
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        Path root = Path.of(arguments.length > 2 ? arguments[2] : "target/durable-publish-bench")
                .toAbsolutePath();
        System.out.printf(
                Locale.ROOT,
                "%s on %s, %d rounds of %d ms, load average %.1f%n",
                root,
                DiskDirectory.create(root),
                rounds,
                time.toMillis(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        new DurablePublishBench(root, time.toNanos()).run(rounds);
        DiskDirectory.deleteAll(root);
    }

    private void run(int count) throws IOException, InterruptedException, JetStreamApiException {
        Directories directories = Directories.fromEnvironment(PeerProcess.environment(root));
        Path socket = MeshClient.brokerSocket(directories.runtime());
        try (PeerProcess broker = PeerProcess.java(
                        root,
                        "dev.aura.bus.host.AuradMain",
                        List.of("--broker"),
                        () -> MeshClient.isListening(socket));
                JetStreamServer nats = JetStreamServer.start(root, "default", "");
                JetStreamServer always = always()) {
            assert broker != null;
            List<DurableLog> mesh = new ArrayList<>();
            for (int i = 0; i < PUBLISHERS; i++) {
                mesh.add(new MeshLog(directories));
            }
            List<? extends DurableLog> natsLogs = nats.connect(PUBLISHERS);
            List<? extends DurableLog> alwaysLogs = always == null ? List.of() : always.connect(PUBLISHERS);
            for (int i = 0; i <= count; i++) {
                long factor = i == 0 ? WARM_UP_FACTOR : 1;
                round(i == 0 ? "warm-up" : "round " + i, timeNs * factor, mesh, natsLogs, alwaysLogs);
            }
            mesh.forEach(DurableLog::close);
            natsLogs.forEach(DurableLog::close);
            alwaysLogs.forEach(DurableLog::close);
        }
        rounds.removeFirst();
        printMedians();
    }

    private @Nullable JetStreamServer always() throws InterruptedException {
        try {
            return JetStreamServer.start(root, "always", "sync_interval: always");
        } catch (IOException e) {
            System.out.println("JetStream, sync_interval: always: not measured, this nats-server does not know it: "
                    + String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " "));
            return null;
        }
    }

    private void round(
            String name,
            long lastsNs,
            List<? extends DurableLog> mesh,
            List<? extends DurableLog> nats,
            List<? extends DurableLog> always)
            throws IOException, InterruptedException {
        double before = DiskRound.run(root, lastsNs);
        double meshOne = one(mesh, lastsNs);
        double natsOne = one(nats, lastsNs);
        double alwaysOne = one(always, lastsNs);
        double after = DiskRound.run(root, lastsNs);
        Round round = new Round(
                (before + after) / 2,
                meshOne,
                natsOne,
                alwaysOne,
                many(mesh, lastsNs),
                many(nats, lastsNs),
                many(always, lastsNs));
        rounds.add(round);
        System.out.printf(
                Locale.ROOT,
                "%-8s fdatasync 16 KiB %6.0f/s   one: mesh %6.0f/s JetStream default %6.0f/s always %6.0f/s"
                        + "   64x64: mesh %8.0f/s JetStream default %8.0f/s always %8.0f/s%n",
                name,
                round.disk,
                round.meshOne,
                round.natsOne,
                round.alwaysOne,
                round.meshMany,
                round.natsMany,
                round.alwaysMany);
    }

    private static double one(List<? extends DurableLog> logs, long lastsNs) throws InterruptedException {
        return logs.isEmpty() ? 0 : PublishRound.run(logs.subList(0, 1), 1, RECORD_BYTES, lastsNs);
    }

    private static double many(List<? extends DurableLog> logs, long lastsNs) throws InterruptedException {
        return logs.isEmpty() ? 0 : PublishRound.run(logs, OUTSTANDING, RECORD_BYTES, lastsNs);
    }

    /** Medians, of rates and of ratios each by itself, since a ratio compares what ran one after the other. */
    private void printMedians() {
        print("fdatasync of 16 KiB, a second", Round::disk);
        print("one publisher, mesh FSYNCED, a second", Round::meshOne);
        print("one publisher, JetStream syncing by its default, a second", Round::natsOne);
        print("one publisher, JetStream sync_interval always, a second", Round::alwaysOne);
        print("64 x 64, mesh FSYNCED, a second", Round::meshMany);
        print("64 x 64, JetStream syncing by its default, a second", Round::natsMany);
        print("64 x 64, JetStream sync_interval always, a second", Round::alwaysMany);
        print("one publisher, mesh / fdatasync (at least 0.7)", round -> round.meshOne / round.disk);
        print("64 x 64, mesh / 50,000 (at least 1)", round -> round.meshMany / REQUIRED);
        print("64 x 64, mesh / JetStream by its default", round -> round.meshMany / round.natsMany);
    }

    private void print(String what, ToDoubleFunction<Round> figure) {
        Medians.print(what, rounds.stream().mapToDouble(figure));
    }
}
