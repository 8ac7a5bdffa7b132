package dev.aura.bench.bus;

import dev.aura.proto.mesh.v1.GetStatusRequest;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Asks for the status again and again, and looks at the broker's memory meanwhile. */
final class ControlProbe implements Runnable, AutoCloseable {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(2);
    private static final long PAUSE_MS = 5;
    private static final double NANOS_PER_MS = 1e6;

    private final FaultMesh mesh;
    private final MeshServiceGrpc.MeshServiceBlockingStub stub;
    private final Thread thread;
    private LongStream.Builder timesNs = LongStream.builder();
    private int failed;
    private long bytesMax;
    private volatile boolean closed;

    ControlProbe(FaultMesh mesh, Channel channel) {
        this.mesh = mesh;
        stub = MeshServiceGrpc.newBlockingStub(channel);
        thread = Thread.ofPlatform().name("control-probe").daemon().start(this);
    }

    /**
     * What was seen since the last look.
     *
     * @param failed calls without an answer in 2 s
     * @param bytesMax largest resident memory of the broker
     */
    record Seen(int calls, int failed, double p99Ms, double slowestMs, long bytesMax) {}

    /** Ends one interval and begins the next. */
    synchronized Seen look() {
        long[] sorted = timesNs.build().sorted().toArray();
        int calls = sorted.length;
        Seen seen = new Seen(
                calls,
                failed,
                calls == 0 ? 0 : sorted[calls * 99 / 100] / NANOS_PER_MS,
                Arrays.stream(sorted).max().orElse(0) / NANOS_PER_MS,
                bytesMax);
        timesNs = LongStream.builder();
        failed = 0;
        bytesMax = 0;
        return seen;
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                ask();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() {
        long startNs = System.nanoTime();
        try {
            long peers = stub.withDeadlineAfter(ANSWER_MAX)
                    .getStatus(GetStatusRequest.getDefaultInstance())
                    .getPeers();
            note(System.nanoTime() - startNs, mesh.brokerBytes(), peers < 1);
        } catch (StatusRuntimeException | IOException e) {
            note(System.nanoTime() - startNs, 0, true);
        }
    }

    private synchronized void note(long tookNs, long bytes, boolean without) {
        timesNs.add(tookNs);
        failed += without ? 1 : 0;
        bytesMax = Math.max(bytesMax, bytes);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
