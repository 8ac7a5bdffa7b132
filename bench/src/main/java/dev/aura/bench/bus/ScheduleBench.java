package dev.aura.bench.bus;

import dev.aura.proto.mesh.v1.PublishRequest;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Calls to three workers, two that need 10 ms for each and one that needs 50 ms: the time until all are done, beside the best that any schedule
 * could do, were a call's work as long as it was told to be, and as long as it was. Once the workers do four calls at a time and have as many
 * slots; once they do one at a time behind 16 slots, so that it matters to whom the broker gives a call that would wait. The first round of a
 * process, in which the JVM compiles, is a warm-up. Arguments: calls (1000), repetitions (3).
 */
public final class ScheduleBench {

    private static final Duration FAST = Duration.ofMillis(10);
    private static final Duration SLOW = Duration.ofMillis(50);
    private static final double FAST_MS = 10;
    private static final double SLOW_MS = 50;
    private static final double STEP_MS = 0.25;

    /** The shape of a worker: slots, calls that it does at a time, calls that the caller keeps open. */
    private record Shape(int slots, int atATime, int open) {}

    private ScheduleBench() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        int calls = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int repetitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        System.out.print("warm-up: ");
        run(new Shape(4, 4, calls), calls);
        for (int i = 0; i < repetitions; i++) {
            run(new Shape(4, 4, calls), calls);
            run(new Shape(16, 1, 24), calls);
        }
    }

    private static void run(Shape shape, int calls) throws IOException, InterruptedException {
        try (BenchMesh mesh = BenchMesh.start()) {
            List<SleepDaemon> workers = Stream.of(FAST, FAST, SLOW)
                    .map(work -> new SleepDaemon(work, shape.slots(), shape.atATime() == 1))
                    .toList();
            for (SleepDaemon worker : workers) {
                mesh.serve(worker);
            }
            Channel channel = mesh.connect().channel();
            BenchEcho.awaitServed(channel);
            TimeUnit.SECONDS.sleep(1);
            double took = time(channel, shape.open(), calls);
            double best = bestMs(shape.atATime(), calls, FAST_MS, FAST_MS, SLOW_MS);
            double possible = bestMs(
                    shape.atATime(),
                    calls,
                    workers.get(0).meanMs(),
                    workers.get(1).meanMs(),
                    workers.get(2).meanMs());
            System.out.printf(
                    Locale.ROOT,
                    "%d calls, %2d slots, %d at a time: %5.0f ms; best schedule %5.0f ms, ratio %.2f (limit 1.25);"
                            + " with the work as long as it was %5.0f ms, ratio %.2f%n",
                    calls,
                    shape.slots(),
                    shape.atATime(),
                    took,
                    best,
                    took / best,
                    possible,
                    took / possible);
        }
    }

    /** The least time in which so many calls fit on three workers that need so many milliseconds for each. */
    private static double bestMs(int atATime, int calls, double... callMs) {
        double ms = 0;
        while (fitting(atATime, ms, callMs) < calls) {
            ms += STEP_MS;
        }
        return ms;
    }

    private static long fitting(int atATime, double ms, double... callMs) {
        long calls = 0;
        for (double one : callMs) {
            calls += ((long) (ms / one)) * atATime;
        }
        return calls;
    }

    private static double time(Channel channel, int open, int calls) throws InterruptedException {
        long startNs = System.nanoTime();
        AtomicInteger left = new AtomicInteger(calls);
        CountDownLatch done = new CountDownLatch(calls);
        for (int i = 0; i < open; i++) {
            next(channel, left, done);
        }
        done.await();
        return (System.nanoTime() - startNs) / 1e6;
    }

    private static void next(Channel channel, AtomicInteger left, CountDownLatch done) {
        if (left.getAndDecrement() <= 0) {
            return;
        }
        CallOptions options = CallOptions.DEFAULT.withExecutor(Runnable::run);
        ClientCalls.asyncUnaryCall(
                channel.newCall(BenchEcho.ECHO, options), BenchEcho.MESSAGE, new StreamObserver<PublishRequest>() {
                    @Override
                    public void onNext(PublishRequest answer) {}

                    @Override
                    public void onError(Throwable problem) {
                        System.err.println(problem);
                        done.countDown();
                    }

                    @Override
                    public void onCompleted() {
                        done.countDown();
                        next(channel, left, done);
                    }
                });
    }
}
