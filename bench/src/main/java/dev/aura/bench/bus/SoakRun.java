package dev.aura.bench.bus;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Sends messages of several kinds at a rate, each when it is due however the ones before fare, and waits until all have ended. */
final class SoakRun {

    /** Fewer than what a service queues of calls, or a subscriber of events: beyond that the mesh refuses or drops, as it should. */
    private static final int OPEN_MAX = 2_000;

    private static final int KINDS = 20;
    private static final int WARM_UP_SHARE = 5;
    private static final int SAMPLES_MAX = 200;
    private static final Duration SAMPLE_EVERY_MIN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_AGAIN_NS = 1_000_000;
    private static final long MILLIS_PER_SECOND = 1_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final SoakPlan plan;
    private final SoakLoad load;

    private SoakRun(SoakPlan plan, SoakLoad load) {
        this.plan = plan;
        this.load = load;
    }

    /**
     * What is to be sent.
     *
     * @param warmUp in which the rate grows to its full height and times do not count; what is lost counts from the start
     * @param time how long all of it takes
     * @param rate messages a second
     * @param seed of the order of their kinds
     */
    record SoakPlan(Duration warmUp, Duration time, int rate, long seed) {
        long messages() {
            return (time.toMillis() - warmUp.toMillis() / 2) * rate / MILLIS_PER_SECOND;
        }

        /** When a message is due, after the start. */
        long dueNs(long message) {
            double warmSeconds = warmUp.toNanos() / (double) NANOS_PER_SECOND;
            double duringWarmUp = warmSeconds * rate / 2;
            double seconds = message < duringWarmUp
                    ? Math.sqrt(2 * warmSeconds * message / rate)
                    : warmSeconds + (message - duringWarmUp) / rate;
            return (long) (seconds * NANOS_PER_SECOND);
        }
    }

    static SoakReport run(SoakPlan plan) throws IOException, InterruptedException {
        try (BenchMesh mesh = BenchMesh.startInstalled()) {
            mesh.serve(new EchoDaemon("echo", new AtomicReference<>()));
            BenchEcho.awaitServed(mesh.connect().channel());
            SoakLoad load = new SoakLoad(mesh, System.nanoTime() + plan.warmUp().toNanos());
            Duration every = plan.time().dividedBy(SAMPLES_MAX);
            try (MemorySamples memory = new MemorySamples(
                    mesh.broker(), every.compareTo(SAMPLE_EVERY_MIN) < 0 ? SAMPLE_EVERY_MIN : every)) {
                SoakRun run = new SoakRun(plan, load);
                long startNs = System.nanoTime();
                run.send(startNs);
                Duration took = Duration.ofNanos(System.nanoTime() - startNs);
                run.awaitAll();
                return new SoakReport(
                        plan,
                        took,
                        load.tallies(),
                        load.late(),
                        load.again(),
                        memory.after(plan.time().dividedBy(WARM_UP_SHARE)));
            }
        }
    }

    private void send(long startNs) {
        Random random = new Random(plan.seed());
        for (long i = 0; i < plan.messages(); i++) {
            long dueNs = startNs + plan.dueNs(i);
            for (long leftNs = dueNs - System.nanoTime(); leftNs > 0; leftNs = dueNs - System.nanoTime()) {
                LockSupport.parkNanos(leftNs);
            }
            if (i % KINDS == 0) {
                awaitRoom();
            }
            load.send(random.nextInt(KINDS), dueNs);
        }
    }

    /** A mesh that has fallen far behind is not buried deeper. The waiting counts: all times are from when a message was due. */
    private void awaitRoom() {
        long endNs = System.nanoTime() + PATIENCE.toNanos();
        while (load.open() > OPEN_MAX) {
            if (System.nanoTime() - endNs > 0) {
                throw new IllegalStateException(
                        load.open() + " messages are open, and it gets no better in " + PATIENCE);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NS);
        }
    }

    /** Waits until all have ended, or nothing has for long. */
    private void awaitAll() {
        long quietFromNs = System.nanoTime();
        long last = load.open();
        while (last > 0 && System.nanoTime() - quietFromNs < PATIENCE.toNanos()) {
            LockSupport.parkNanos(LOOK_AGAIN_NS);
            long now = load.open();
            quietFromNs = now < last ? System.nanoTime() : quietFromNs;
            last = now;
        }
    }
}
