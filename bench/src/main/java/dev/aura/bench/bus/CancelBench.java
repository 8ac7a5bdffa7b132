package dev.aura.bench.bus;

import dev.aura.bus.client.MeshCallOptions;
import dev.aura.bus.client.MeshClient;
import dev.aura.bus.host.Aurad;
import dev.aura.config.Configuration;
import dev.aura.proto.mesh.v1.PublishRequest;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * From the end of a call to the moment its worker hears of it: cancelled, deadline passed, superseded by a newer call, caller killed. The broker is a process of
 * its own, so is the caller that is killed; the worker is in this process. Argument: how often each (200).
 */
public final class CancelBench {

    private static final long LIMIT_MS = 50;
    private static final int PATIENCE_SECONDS = 30;
    private static final Duration DEADLINE = Duration.ofMillis(200);
    private static final int KILLS_MAX = 100;
    private static final int TRIES_MAX = 500;
    private static final long TRY_MS = 50;
    private static final double NANOS_PER_MS = 1e6;

    private CancelBench() {}

    /** Takes calls, never answers, and notes when it hears that one is over. */
    private record Worker(BlockingQueue<Long> begun, BlockingQueue<Long> over) {

        ServerServiceDefinition service() {
            return BenchEcho.service(this::work);
        }

        private void work(PublishRequest request, StreamObserver<PublishRequest> responses) {
            ((ServerCallStreamObserver<PublishRequest>) responses)
                    .setOnCancelHandler(() -> over.add(System.nanoTime()));
            begun.add(System.nanoTime());
        }

        long awaitBegun() throws InterruptedException {
            return await(begun, "begun");
        }

        long awaitOver() throws InterruptedException {
            return await(over, "told that it is over");
        }

        private static long await(BlockingQueue<Long> times, String what) throws InterruptedException {
            Long time = times.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (time == null) {
                throw new IllegalStateException("a call was not " + what + " in " + PATIENCE_SECONDS + " s");
            }
            return time;
        }
    }

    /** One way for a call to end; gives the time from its end to the worker's hearing of it. */
    private interface Ending {
        long once() throws Exception;
    }

    public static void main(String... arguments) throws Exception {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        Worker worker = new Worker(new LinkedBlockingQueue<>(), new LinkedBlockingQueue<>());
        try (FaultMesh mesh = new FaultMesh(0, 0, false);
                Aurad services = Aurad.servicesOnly(
                        List.of(new HeldDaemon(worker.service())),
                        Configuration.of(Map.of()),
                        mesh.directories,
                        "bench")) {
            assert services != null;
            MeshClient client = mesh.connect("cancel-bench");
            awaitServed(client, worker);
            System.out.println("| the call | p50 | p99 | slowest | times |");
            System.out.println("| --- | --- | --- | --- | --- |");
            boolean inTime = measure("is cancelled", count, () -> cancelled(client, worker));
            inTime &= measure("passes its deadline", count, () -> late(client, worker));
            inTime &= measure("is superseded", count, () -> superseded(client, worker));
            inTime &= measure("loses its caller to SIGKILL", Math.min(count, KILLS_MAX), () -> killed(mesh, worker));
            if (!inTime) {
                throw new IllegalStateException("not within " + LIMIT_MS + " ms at p99");
            }
        }
    }

    /** Calls until one gets through: the worker registers after the broker has welcomed it. */
    private static void awaitServed(MeshClient client, Worker worker) throws InterruptedException {
        for (int i = 0; i < TRIES_MAX; i++) {
            ClientCall<PublishRequest, PublishRequest> call = call(client, CallOptions.DEFAULT);
            Long begun = worker.begun.poll(TRY_MS, TimeUnit.MILLISECONDS);
            call.cancel("only tried", null);
            if (begun != null) {
                worker.awaitOver();
                return;
            }
        }
        throw new IllegalStateException("the worker was not registered");
    }

    private static boolean measure(String name, int count, Ending ending) throws Exception {
        for (int i = 0; i < count / 10; i++) {
            ending.once();
        }
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            times[i] = ending.once();
        }
        Arrays.sort(times);
        long p99 = times[Math.min(count - 1, count * 99 / 100)];
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f ms | %.2f ms | %.2f ms | %d |%n",
                name,
                times[count / 2] / NANOS_PER_MS,
                p99 / NANOS_PER_MS,
                times[count - 1] / NANOS_PER_MS,
                count);
        return p99 <= TimeUnit.MILLISECONDS.toNanos(LIMIT_MS);
    }

    private static long cancelled(MeshClient client, Worker worker) throws InterruptedException {
        ClientCall<PublishRequest, PublishRequest> call = call(client, CallOptions.DEFAULT);
        worker.awaitBegun();
        long startNs = System.nanoTime();
        call.cancel("no longer wanted", null);
        return worker.awaitOver() - startNs;
    }

    private static long late(MeshClient client, Worker worker) throws InterruptedException {
        for (int i = 0; i < TRIES_MAX; i++) {
            long startNs = System.nanoTime();
            ClientCall<PublishRequest, PublishRequest> call =
                    call(client, CallOptions.DEFAULT.withDeadlineAfter(DEADLINE));
            // On a busy machine its time may be up before it has reached the worker, which it then never does.
            if (worker.begun.poll(2 * DEADLINE.toMillis(), TimeUnit.MILLISECONDS) != null) {
                long overNs = worker.awaitOver();
                call.cancel("over", null);
                return overNs - startNs - DEADLINE.toNanos();
            }
        }
        throw new IllegalStateException("no call was begun within its deadline of " + DEADLINE);
    }

    private static long superseded(MeshClient client, Worker worker) throws InterruptedException {
        CallOptions options = CallOptions.DEFAULT.withOption(MeshCallOptions.SUPERSEDE_KEY, "line");
        call(client, options);
        worker.awaitBegun();
        long startNs = System.nanoTime();
        ClientCall<PublishRequest, PublishRequest> newer = call(client, options);
        long overNs = worker.awaitOver();
        worker.awaitBegun();
        newer.cancel("no longer wanted", null);
        worker.awaitOver();
        return overNs - startNs;
    }

    private static long killed(FaultMesh mesh, Worker worker) throws IOException, InterruptedException {
        PeerProcess caller = mesh.peer(FaultPeer.Role.SINGLE_CALL);
        worker.awaitBegun();
        long startNs = System.nanoTime();
        caller.kill();
        return worker.awaitOver() - startNs;
    }

    private static ClientCall<PublishRequest, PublishRequest> call(MeshClient client, CallOptions options) {
        ClientCall<PublishRequest, PublishRequest> call = client.channel().newCall(BenchEcho.ECHO, options);
        call.start(new ClientCall.Listener<>() {}, new Metadata());
        call.request(1);
        call.sendMessage(BenchEcho.MESSAGE);
        call.halfClose();
        return call;
    }
}
