package dev.aura.bench.bus;

import com.google.protobuf.ByteString;
import dev.aura.bus.client.MeshClient;
import dev.aura.proto.mesh.v1.GetStatusRequest;
import dev.aura.proto.mesh.v1.GetStatusResponse;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Messages with changed bytes through the real socket of a broker in a process of its own, 20,000 a second from four peers that come back whenever they are dropped.
 * Beside them a service, callers and GetStatus, none of which may fail; at the end as many peers, descriptors and, after a collection, about as
 * much memory as before. Arguments: messages (1000000), seed (20261121), messages a second (20000).
 */
public final class FrameStorm {

    private static final int PEERS = 4;
    private static final int CALLERS = 2;
    /** Messages a second: the storm shall not hide behind a machine that is merely busy. */
    private static final int RATE = 20_000;

    private static final int WARM_UP = 20_000;
    /** Jars and devices that the broker opens when it first needs them. */
    private static final int DESCRIPTORS_SLACK = 8;

    private static final long HEAP_GROWTH_MAX = 32L << 20;
    private static final Duration CALL_MAX = Duration.ofSeconds(5);
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(20);

    private FrameStorm() {}

    /**
     * What came of it.
     *
     * @param connections how often a peer had to connect
     * @param calls of the callers beside the storm, {@code callsFailed} of them not answered
     * @param before heap, peers and descriptors of the broker after the warm-up
     * @param after the same at the end
     */
    record Result(
            long messages,
            long connections,
            long calls,
            long callsFailed,
            ControlProbe.Seen control,
            BrokerState before,
            BrokerState after,
            Duration time) {

        /** What is wrong; empty where nothing is. */
        String problem() {
            if (callsFailed > 0 || control.failed() > 0) {
                return callsFailed + " calls and " + control.failed() + " of GetStatus failed";
            }
            if (after.peers() > before.peers() || after.descriptors() > before.descriptors() + DESCRIPTORS_SLACK) {
                return "peers or descriptors are left";
            }
            long growth = after.heapBytes() - before.heapBytes();
            return growth > HEAP_GROWTH_MAX ? "the heap grew by " + growth + " bytes" : "";
        }
    }

    public static void main(String... arguments) throws Exception {
        long messages = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 20_261_121;
        int rate = arguments.length > 2 ? Integer.parseInt(arguments[2]) : RATE;
        Result result = run(messages, seed, rate);
        System.out.printf(
                "%,d messages with changed bytes over %,d connections in %d s, seed %d%n",
                result.messages(), result.connections(), result.time().toSeconds(), seed);
        System.out.printf(
                "beside it %,d calls, %d failed; %s%n", result.calls(), result.callsFailed(), result.control());
        System.out.printf("before %s%nafter  %s%n", result.before(), result.after());
        if (!result.problem().isEmpty()) {
            throw new IllegalStateException(result.problem() + ", seed " + seed);
        }
    }

    static Result run(long messages, long seed) throws Exception {
        return run(messages, seed, RATE);
    }

    private static Result run(long messages, long seed, int rate) throws Exception {
        try (FaultMesh mesh = new FaultMesh(seed, 0, false)) {
            PeerProcess service = mesh.peer(FaultPeer.Role.SERVICE);
            MeshClient client = mesh.connect("storm-run");
            BenchEcho.awaitServed(client.channel());
            MeshServiceGrpc.MeshServiceBlockingStub status = MeshServiceGrpc.newBlockingStub(client.channel());
            try (ControlProbe probe =
                            new ControlProbe(mesh, mesh.connect("control").channel());
                    Callers callers = new Callers(client)) {
                blow(mesh, Math.min(WARM_UP, messages), seed - 1, rate);
                int peers =
                        status.getStatus(GetStatusRequest.getDefaultInstance()).getPeers();
                BrokerState before = settled(mesh, status, peers);
                ControlProbe.Seen warmUp = probe.look();
                assert service.pid() > 0 && warmUp.calls() >= 0;
                long startNs = System.nanoTime();
                long connections = blow(mesh, messages, seed, rate);
                Duration time = Duration.ofNanos(System.nanoTime() - startNs);
                ControlProbe.Seen control = probe.look();
                BrokerState after = settled(mesh, status, before.peers());
                return new Result(
                        messages, connections, callers.calls.get(), callers.failed.get(), control, before, after, time);
            }
        }
    }

    /** Returns how many connections it took. */
    private static long blow(FaultMesh mesh, long messages, long seed, int rate)
            throws IOException, InterruptedException {
        ByteString token = ByteString.copyFromUtf8(
                Files.readString(mesh.directories.state().resolve("tokens/admin.token"))
                        .strip());
        Random seeds = new Random(seed);
        StormPace pace = new StormPace(messages, rate);
        List<StormPeer> peers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < PEERS; i++) {
            StormPeer peer = new StormPeer(mesh.socket(), token, seeds.nextLong(), pace);
            peers.add(peer);
            threads.add(Thread.ofPlatform().daemon().name("storm-" + i).start(peer));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (StormPeer peer : peers) {
            if (peer.problem() != null) {
                throw new IOException("the storm could not go on", peer.problem());
            }
        }
        return peers.stream().mapToLong(StormPeer::connections).sum();
    }

    /** The broker when it has forgotten the storm's peers, or after a while. */
    private static BrokerState settled(FaultMesh mesh, MeshServiceGrpc.MeshServiceBlockingStub status, int peersMax)
            throws IOException, InterruptedException {
        long endNs = System.nanoTime() + SETTLED_WITHIN.toNanos();
        int peers = Integer.MAX_VALUE;
        int last = 0;
        while (System.nanoTime() < endNs && (peers > peersMax || peers != last)) {
            TimeUnit.MILLISECONDS.sleep(500);
            last = peers;
            GetStatusResponse seen =
                    status.withDeadlineAfter(CALL_MAX).getStatus(GetStatusRequest.getDefaultInstance());
            peers = seen.getPeers();
        }
        return BrokerState.of(mesh.brokerPid(), peers);
    }

    /** Callers of a service that has nothing to do with the storm. */
    private static final class Callers implements AutoCloseable {

        private final AtomicLong calls = new AtomicLong();
        private final AtomicLong failed = new AtomicLong();
        private final MeshClient client;
        private volatile boolean closed;

        Callers(MeshClient client) {
            this.client = client;
            for (int i = 0; i < CALLERS; i++) {
                Thread.ofPlatform().daemon().start(this::callUntilClosed);
            }
        }

        private void callUntilClosed() {
            while (!closed) {
                try {
                    ClientCalls.blockingUnaryCall(
                            client.channel(),
                            BenchEcho.ECHO,
                            CallOptions.DEFAULT.withDeadlineAfter(CALL_MAX),
                            BenchEcho.MESSAGE);
                } catch (StatusRuntimeException e) {
                    failed.addAndGet(closed ? 0 : 1);
                }
                calls.incrementAndGet();
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
