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

/**
 * Calls to three workers, two that need 10 ms for each and one that needs 50 ms: the time until all are done, beside the best that any schedule
 * could do. Once the workers do four calls at a time and have as many slots; once they do one at a time behind 16 slots, so that it matters to
 * whom the broker gives a call that would wait. Arguments: calls (1000), repetitions (3).
 */
public final class ScheduleBench {

    private static final Duration FAST = Duration.ofMillis(10);
    private static final Duration SLOW = Duration.ofMillis(50);

    /** The shape of a worker: slots, calls that it does at a time, calls that the caller keeps open. */
    private record Shape(int slots, int atATime, int open) {}

    private ScheduleBench() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        int calls = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int repetitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        for (int i = 0; i < repetitions; i++) {
            run(new Shape(4, 4, calls), calls);
            run(new Shape(16, 1, 24), calls);
        }
    }

    private static void run(Shape shape, int calls) throws IOException, InterruptedException {
        try (BenchMesh mesh = BenchMesh.start()) {
            for (Duration work : List.of(FAST, FAST, SLOW)) {
                mesh.serve(new SleepDaemon(work, shape.slots(), shape.atATime() == 1));
            }
            Channel channel = mesh.connect().channel();
            BenchEcho.awaitServed(channel);
            TimeUnit.SECONDS.sleep(1);
            double took = time(channel, shape.open(), calls);
            double best = bestMs(shape.atATime(), calls);
            System.out.printf(
                    Locale.ROOT,
                    "%d calls, %2d slots, %d at a time: %5.0f ms, best schedule %5.0f ms, ratio %.2f (limit 1.25)%n",
                    calls,
                    shape.slots(),
                    shape.atATime(),
                    took,
                    best,
                    took / best);
        }
    }

    /** The least time in which so many calls fit on two fast workers and a slow one. */
    private static double bestMs(int atATime, int calls) {
        int ms = 0;
        while (2L * (ms / FAST.toMillis()) * atATime + (ms / SLOW.toMillis()) * atATime < calls) {
            ms++;
        }
        return ms;
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
