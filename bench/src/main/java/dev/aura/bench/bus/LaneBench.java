package dev.aura.bench.bus;

import dev.aura.bus.client.MeshCallOptions;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.mesh.v1.PublishRequest;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Interactive calls, one after the other, to a service of 8 slots whose calls take 5 ms: alone, and while 5,000 background calls wait for the
 * same slots, refilled as they go. The broker is a process of its own. Prints the p99 of both and their ratio. Arguments: calls (1000),
 * repetitions (3).
 */
public final class LaneBench {

    private static final int SLOTS = 8;
    private static final int QUEUED = 5_000;
    private static final Duration WORK = Duration.ofMillis(5);
    private static final double NANOS_PER_MS = 1e6;

    private LaneBench() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        int calls = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int repetitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        try (BenchMesh mesh = BenchMesh.start()) {
            mesh.serve(new SleepDaemon(WORK, SLOTS, false));
            Channel channel = mesh.connect().channel();
            Channel flood = mesh.connect().channel();
            BenchEcho.awaitServed(channel);
            run(channel, calls);
            // The first round warms up both.
            for (int i = 0; i <= repetitions; i++) {
                compare(i == 0 ? "warm-up: " : "", channel, flood, calls);
            }
        }
    }

    private static void compare(String round, Channel channel, Channel flood, int calls) throws InterruptedException {
        double alone = run(channel, calls);
        AtomicBoolean flooding = new AtomicBoolean(true);
        AtomicInteger open = new AtomicInteger();
        for (int i = 0; i < QUEUED + SLOTS; i++) {
            background(flood, flooding, open);
        }
        double beside = run(channel, calls);
        int queued = open.get() - SLOTS;
        flooding.set(false);
        while (open.get() > 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        System.out.printf(
                Locale.ROOT,
                "%sinteractive p99 alone %6.2f ms, beside %d background calls queued %6.2f ms, ratio %.2f (limit 3)%n",
                round,
                alone,
                queued,
                beside,
                beside / alone);
    }

    private static double run(Channel channel, int calls) {
        CallOptions interactive = CallOptions.DEFAULT.withOption(MeshCallOptions.LANE, Frame.Lane.INTERACTIVE);
        long[] timesNs = new long[calls];
        for (int i = 0; i < calls; i++) {
            long startNs = System.nanoTime();
            PublishRequest answer =
                    ClientCalls.blockingUnaryCall(channel, BenchEcho.ECHO, interactive, BenchEcho.MESSAGE);
            assert answer.equals(BenchEcho.MESSAGE);
            timesNs[i] = System.nanoTime() - startNs;
        }
        Arrays.sort(timesNs);
        return timesNs[calls * 99 / 100] / NANOS_PER_MS;
    }

    private static void background(Channel channel, AtomicBoolean flooding, AtomicInteger open) {
        open.incrementAndGet();
        CallOptions background = CallOptions.DEFAULT
                .withOption(MeshCallOptions.LANE, Frame.Lane.BACKGROUND)
                .withExecutor(Runnable::run);
        ClientCalls.asyncUnaryCall(
                channel.newCall(BenchEcho.ECHO, background), BenchEcho.MESSAGE, new StreamObserver<PublishRequest>() {
                    @Override
                    public void onNext(PublishRequest answer) {}

                    @Override
                    public void onError(Throwable problem) {
                        System.err.println(problem);
                        open.decrementAndGet();
                    }

                    @Override
                    public void onCompleted() {
                        open.decrementAndGet();
                        if (flooding.get()) {
                            background(channel, flooding, open);
                        }
                    }
                });
    }
}
