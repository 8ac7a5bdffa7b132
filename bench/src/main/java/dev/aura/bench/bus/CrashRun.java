package dev.aura.bench.bus;

import dev.aura.bus.client.MeshClient;
import dev.aura.config.Directories;
import dev.aura.proto.bus.v1.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A broker in a process of its own is killed with SIGKILL at random moments and started again, under durable publications of several
 * publishers to several durable subscribers. Then: is each acknowledged event delivered, in the order of its publisher and topic, and is what
 * was published again known by its id? Prints a row of the table in docs/reliability.md. Arguments: kills (300), seed (20261121).
 */
public final class CrashRun implements AutoCloseable {

    private static final int PUBLISHERS = 4;
    private static final int SUBSCRIBERS = 3;
    private static final int TOPICS = 4;
    private static final int PROGRESS_KILLS = 25;
    /** One kill in so many comes while the broker starts. */
    private static final int STARTING_SHARE = 5;

    private static final int STARTING_MS_MAX = 800;
    private static final int RUNNING_MS_MAX = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final long seed;
    private final Random random;
    private final Path root;
    private final Directories directories;
    private final CrashTopics acknowledged = new CrashTopics(PUBLISHERS, TOPICS);
    private final List<MeshClient> clients = new ArrayList<>();
    private final List<CrashPublisher> publishers = new ArrayList<>();
    private final List<CrashSubscriber> subscribers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private PeerProcess broker;
    private int starting;

    private CrashRun(long seed) throws IOException, InterruptedException {
        this.seed = seed;
        random = new Random(seed);
        root = Files.createTempDirectory(Path.of("/tmp"), "aura-crash-");
        directories = Directories.fromEnvironment(PeerProcess.environment(root));
        broker = start(this::listens);
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        int kills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 20_261_121;
        CrashReport report = run(kills, seed);
        System.out.println(report.row());
        if (!report.clean()) {
            throw new IllegalStateException("the run is not clean, seed " + seed);
        }
    }

    /** The whole run. */
    static CrashReport run(int kills, long seed) throws IOException, InterruptedException {
        try (CrashRun run = new CrashRun(seed)) {
            run.begin();
            long startNs = System.nanoTime();
            for (int kill = 1; kill <= kills; kill++) {
                run.kill();
                if (kill % PROGRESS_KILLS == 0) {
                    System.out.println(kill + " kills, " + run.acknowledged.count() + " acknowledged");
                }
            }
            return run.end(kills, startNs);
        }
    }

    private void begin() {
        for (int i = 0; i < SUBSCRIBERS; i++) {
            subscribers.add(CrashSubscriber.open(
                    connect("subscriber"), "sub-" + i, Durable.Start.NEW, new CrashTopics(PUBLISHERS, TOPICS)));
        }
        for (int i = 0; i < PUBLISHERS; i++) {
            CrashPublisher publisher =
                    new CrashPublisher(i, connect("publisher"), new Random(random.nextLong()), acknowledged, TOPICS);
            publishers.add(publisher);
            threads.add(Thread.ofPlatform().name("publisher-" + i).daemon().start(publisher));
        }
    }

    /** Kills the broker at a moment of its life, and starts the next: while it starts, or some time after its first acknowledgement. */
    private void kill() throws IOException, InterruptedException {
        long before = acknowledged.count();
        boolean whileStarting = random.nextInt(STARTING_SHARE) == 0;
        int waitMs = random.nextInt(whileStarting ? STARTING_MS_MAX : RUNNING_MS_MAX);
        if (whileStarting) {
            starting++;
        } else {
            await("a publication is acknowledged", () -> acknowledged.count() > before);
        }
        TimeUnit.MILLISECONDS.sleep(waitMs);
        broker.kill();
        broker = start(() -> true);
    }

    private CrashReport end(int kills, long startNs) throws InterruptedException {
        await("the broker listens", this::listens);
        publishers.forEach(CrashPublisher::stop);
        for (Thread thread : threads) {
            if (!thread.join(PATIENCE)) {
                throw new IllegalStateException(thread.getName() + " hangs, seed " + seed);
            }
        }
        long lost = 0;
        for (CrashSubscriber subscriber : subscribers) {
            lost += awaitAll(subscriber.heard(), acknowledged);
        }
        // What the journal holds, from its oldest event on; no crash comes between, so each comes once.
        CrashSubscriber witness = CrashSubscriber.open(
                connect("witness"), "witness", Durable.Start.ALL, new CrashTopics(PUBLISHERS, TOPICS));
        awaitQuiet(witness.heard());
        return new CrashReport(
                seed,
                kills,
                starting,
                acknowledged.count(),
                publishers.stream().mapToLong(CrashPublisher::again).sum(),
                subscribers.stream().mapToLong(CrashSubscriber::again).sum(),
                lost,
                subscribers.stream().mapToLong(CrashSubscriber::late).sum() + witness.late(),
                witness.heard().count(),
                witness.again(),
                Duration.ofNanos(System.nanoTime() - startNs));
    }

    /** How many are missing when nothing has come for long, or none is. */
    private static long awaitAll(CrashTopics heard, CrashTopics wanted) throws InterruptedException {
        long missing = heard.missing(wanted);
        long quietFromNs = System.nanoTime();
        while (missing > 0 && System.nanoTime() - quietFromNs < PATIENCE.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(20);
            long now = heard.missing(wanted);
            if (now < missing) {
                quietFromNs = System.nanoTime();
            }
            missing = now;
        }
        return missing;
    }

    /** Waits until nothing more comes. */
    private static void awaitQuiet(CrashTopics heard) throws InterruptedException {
        long before;
        long now = heard.count();
        do {
            before = now;
            TimeUnit.SECONDS.sleep(1);
            now = heard.count();
        } while (now > before);
    }

    private PeerProcess start(BooleanSupplier ready) throws IOException, InterruptedException {
        return PeerProcess.java(root, "dev.aura.bus.host.AuradMain", List.of("--broker"), ready);
    }

    private boolean listens() {
        return MeshClient.isListening(MeshClient.brokerSocket(directories.runtime()));
    }

    private MeshClient connect(String name) {
        MeshClient client = MeshClient.connectAsOwner(directories.runtime(), directories.state(), name, PATIENCE);
        clients.add(client);
        return client;
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        long endNs = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > endNs) {
                throw new IllegalStateException("did not happen within " + PATIENCE + ": " + what + ", seed " + seed);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    @Override
    public void close() {
        publishers.forEach(CrashPublisher::stop);
        threads.forEach(Thread::interrupt);
        clients.forEach(MeshClient::close);
        broker.close();
    }
}
