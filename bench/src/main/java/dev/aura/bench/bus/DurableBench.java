package dev.aura.bench.bus;

import dev.aura.bus.durable.Change;
import dev.aura.bus.durable.Consumer;
import dev.aura.bus.durable.DurableConfig;
import dev.aura.bus.durable.DurableEvents;
import dev.aura.bus.durable.Outcome;
import dev.aura.bus.durable.Publication;
import dev.aura.bus.durable.StoredEvent;
import dev.aura.bus.durable.SubscriptionSpec;
import dev.aura.bus.journal.Journal;
import dev.aura.bus.journal.JournalConfig;
import dev.aura.bus.journal.JournalFiles;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Durable events of 256 bytes without a broker: 4,096 publications under way, each fsynced before it is acknowledged, none, one and three
 * durable subscriptions that accept all; then how long it takes to open what is retained. Arguments: seconds for each (5), directory
 * ({@code target/durable-bench}; must be on a disk).
 */
public final class DurableBench implements AutoCloseable {

    private static final int PAYLOAD_BYTES = 256;
    private static final int UNDER_WAY = 4_096;
    private static final int[] SUBSCRIPTIONS = {0, 1, 3};
    private static final double REQUIRED = 50_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Journal journal;
    private final DurableEvents events;
    private final List<Accepting> consumers = new ArrayList<>();
    private final byte[] payload = new byte[PAYLOAD_BYTES];
    private int underWay;
    private long acknowledged;
    private long accepted;
    private long nextId;

    private DurableBench(Path directory) throws IOException {
        Thread driver = Thread.currentThread();
        journal = Journal.open(JournalFiles.at(directory), JournalConfig.DEFAULTS);
        events = new DurableEvents(
                journal,
                DurableConfig.DEFAULTS,
                () -> LockSupport.unpark(driver),
                System::currentTimeMillis,
                System.nanoTime());
    }

    public static void main(String... arguments) throws IOException {
        Duration time = Duration.ofSeconds(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5);
        Path directory = Path.of(arguments.length > 1 ? arguments[1] : "target/durable-bench");
        for (int subscriptions : SUBSCRIPTIONS) {
            DiskDirectory.deleteAll(directory);
            try (DurableBench bench = new DurableBench(directory)) {
                bench.run(subscriptions, time);
            }
        }
        long startNs = System.nanoTime();
        try (DurableBench bench = new DurableBench(directory)) {
            double seconds = (System.nanoTime() - startNs) / NANOS_PER_SECOND;
            long records = bench.journal.nextPosition() - bench.journal.firstPosition();
            System.out.printf(
                    Locale.ROOT,
                    "opening %d retained records, %d MiB: %.2f s%n",
                    records,
                    bench.journal.retainedBytes() >> 20,
                    seconds);
        }
        DiskDirectory.deleteAll(directory);
    }

    @Override
    public void close() {
        events.close();
        journal.close();
    }

    private void run(int subscriptions, Duration time) {
        for (int i = 0; i < subscriptions; i++) {
            Accepting consumer = new Accepting("sub-" + i);
            consumers.add(consumer);
            events.subscribe(
                    new SubscriptionSpec(
                            consumer.name, "bench.*", Duration.ofSeconds(30), 5, 1_000, SubscriptionSpec.Start.NEW),
                    "bench",
                    consumer,
                    consumer,
                    System.nanoTime());
        }
        long startNs = System.nanoTime();
        long nowNs = startNs;
        for (; nowNs - startNs < time.toNanos(); nowNs = System.nanoTime()) {
            turn(nowNs);
        }
        double seconds = (nowNs - startNs) / NANOS_PER_SECOND;
        System.out.printf(
                Locale.ROOT,
                "%d durable subscriptions: published and fsynced %8.0f/s (ratio to 50,000: %.2f), accepted %8.0f/s%n",
                subscriptions,
                acknowledged / seconds,
                acknowledged / seconds / REQUIRED,
                accepted / seconds);
    }

    private void turn(long nowNs) {
        int work = events.doWork(nowNs);
        for (Accepting consumer : consumers) {
            List<Long> taken = consumer.take();
            if (!taken.isEmpty()) {
                accepted += events.settle(consumer.name, taken, Outcome.ACCEPTED, "", nowNs);
            }
        }
        for (; underWay < UNDER_WAY; work++) {
            publish();
        }
        if (work == 0) {
            LockSupport.parkNanos(events.idleNs(nowNs));
        }
    }

    private void publish() {
        underWay++;
        StoredEvent event = new StoredEvent(Long.toString(nextId++), "bench.event", "bench", new byte[0], payload);
        events.publish(event, new Publication() {
            @Override
            public void durable(long position, boolean duplicate) {
                underWay--;
                acknowledged++;
            }

            @Override
            public void failed(StatusRuntimeException reason) {
                throw reason;
            }
        });
    }

    /** Accepts all that comes. */
    private static final class Accepting implements Consumer, Change {

        private final String name;
        private List<Long> positions = new ArrayList<>();

        Accepting(String name) {
            this.name = name;
        }

        List<Long> take() {
            List<Long> taken = positions;
            positions = new ArrayList<>();
            return taken;
        }

        @Override
        public boolean offer(StoredEvent event, long position, int attempt) {
            positions.add(position);
            return true;
        }

        @Override
        public void detached() {
            throw new IllegalStateException(name + " lost its subscription");
        }

        @Override
        public void durable() {
            // Deliveries begin.
        }

        @Override
        public void failed(StatusRuntimeException reason) {
            throw reason;
        }
    }
}
