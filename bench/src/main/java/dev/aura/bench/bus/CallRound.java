package dev.aura.bench.bus;

import dev.aura.proto.mesh.v1.PublishRequest;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps so many calls in flight through the mesh for a time: each answer starts the next call. */
final class CallRound {

    private static final int DEADLINE_SECONDS = 30;
    private static final int TIMES_KEPT = 1 << 18;

    private final Channel channel;
    private final long endNs;
    private final AtomicLong count = new AtomicLong();
    private final long[] timesNs = new long[TIMES_KEPT];
    private final CountDownLatch running;

    private CallRound(Channel channel, int inFlight, long endNs) {
        this.channel = channel;
        this.endNs = endNs;
        this.running = new CountDownLatch(inFlight);
    }

    static Rate run(Channel channel, int inFlight, Duration warmUp, Duration time) throws InterruptedException {
        Rate warm = measure(channel, inFlight, warmUp);
        assert warm.perSecond() > 0;
        return measure(channel, inFlight, time);
    }

    private static Rate measure(Channel channel, int inFlight, Duration time) throws InterruptedException {
        long startNs = System.nanoTime();
        CallRound round = new CallRound(channel, inFlight, startNs + time.toNanos());
        for (int i = 0; i < inFlight; i++) {
            round.next();
        }
        round.running.await();
        return Rate.of(round.count.get(), Duration.ofNanos(System.nanoTime() - startNs), round.timesNs);
    }

    private void next() {
        long sentNs = System.nanoTime();
        if (sentNs >= endNs) {
            running.countDown();
            return;
        }
        // The answer is heard where it arrives, as jnats completes its futures.
        CallOptions options = CallOptions.DEFAULT
                .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                .withExecutor(Runnable::run);
        ClientCalls.asyncUnaryCall(
                channel.newCall(BenchEcho.ECHO, options), BenchEcho.MESSAGE, new StreamObserver<PublishRequest>() {
                    @Override
                    public void onNext(PublishRequest answer) {
                        timesNs[(int) (count.getAndIncrement() % TIMES_KEPT)] = System.nanoTime() - sentNs;
                    }

                    @Override
                    public void onError(Throwable problem) {
                        System.err.println(problem);
                        running.countDown();
                    }

                    @Override
                    public void onCompleted() {
                        next();
                    }
                });
    }
}
