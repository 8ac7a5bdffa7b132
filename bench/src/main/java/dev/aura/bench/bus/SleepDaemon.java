package dev.aura.bench.bus;

import dev.aura.bus.host.Daemon;
import dev.aura.bus.host.DaemonContext;
import dev.aura.proto.mesh.v1.PublishRequest;
import io.grpc.BindableService;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/** Answers the echo after a time: each call for itself, or one call after the other. A sleep takes longer than it was told to, so it is timed. */
record SleepDaemon(Duration work, int slots, boolean oneAtATime, LongAdder sleptNs, LongAdder sleeps)
        implements Daemon {

    SleepDaemon(Duration work, int slots, boolean oneAtATime) {
        this(work, slots, oneAtATime, new LongAdder(), new LongAdder());
    }

    /** What a call took on average. */
    double meanMs() {
        return sleeps.sum() == 0 ? work.toMillis() : sleptNs.sum() / 1e6 / sleeps.sum();
    }

    @Override
    public String name() {
        return "sleep";
    }

    @Override
    public Running start(DaemonContext context) {
        ReentrantLock turn = new ReentrantLock();
        return new Started(
                List.of(() -> BenchEcho.service((request, responses) -> serve(turn, request, responses))), slots);
    }

    private void serve(ReentrantLock turn, PublishRequest request, StreamObserver<PublishRequest> responses) {
        if (oneAtATime) {
            turn.lock();
        }
        long startNs = System.nanoTime();
        try {
            TimeUnit.NANOSECONDS.sleep(work.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sleptNs.add(System.nanoTime() - startNs);
            sleeps.increment();
            if (oneAtATime) {
                turn.unlock();
            }
        }
        responses.onNext(request);
        responses.onCompleted();
    }

    private record Started(List<BindableService> services, int slots) implements Running {
        @Override
        public void close() {}
    }
}
