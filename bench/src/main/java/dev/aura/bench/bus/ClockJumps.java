package dev.aura.bench.bus;

import com.google.protobuf.ByteString;
import dev.aura.bus.client.MeshClient;
import dev.aura.bus.status.Faults;
import dev.aura.proto.bus.v1.Access.Role;
import dev.aura.proto.bus.v1.Durable;
import dev.aura.proto.mesh.v1.CreateTokenRequest;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The broker's wall clock jumps an hour ahead, to an hour behind, a day ahead, and back, beside calls with deadlines and durable events with a lease.
 * Nothing may fail, nothing be delivered twice; a token that lives for half an hour is expired an hour ahead, and good again before.
 */
final class ClockJumps implements Fault {

    private static final List<Duration> JUMPS =
            List.of(Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(1), Duration.ZERO);
    private static final Duration EACH = Duration.ofMillis(1_500).plusSeconds(FakeClock.SEEN_AFTER_SECONDS);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(2);
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(30);
    private static final int LEASE_MS = 30_000;
    private static final String TOPIC = "fault.clock";

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final Queue<String> problems = new ConcurrentLinkedQueue<>();
    private MeshClient client;
    private Path shortLived;
    private Thread jumping;

    @SuppressWarnings("NullAway.Init") // By prepare, which comes first, and inject.
    ClockJumps() {}

    @Override
    public Duration holds() {
        return EACH.multipliedBy(JUMPS.size());
    }

    @Override
    public void prepare(FaultMesh mesh) throws IOException, InterruptedException {
        client = mesh.connect("fault-run");
        PeerProcess service = mesh.peer(FaultPeer.Role.SERVICE);
        BenchEcho.awaitServed(client.channel());
        assert service.pid() > 0;
        Durable durable =
                Durable.newBuilder().setName("clock-jumps").setLeaseMs(LEASE_MS).build();
        mesh.closing(client.events().subscribeDurably(TOPIC, durable, (event, attempt) -> {
            if (attempt > 1 || !heard.add(event.getId())) {
                problems.add(event.getId() + " was delivered again, attempt " + attempt);
            }
        })::close);
        shortLived = Path.of(MeshServiceGrpc.newBlockingStub(client.channel())
                .createToken(CreateTokenRequest.newBuilder()
                        .setName("short-lived")
                        .setRole(Role.VIEWER)
                        .setLifetimeSeconds(TOKEN_LIFETIME.toSeconds())
                        .build())
                .getPath());
    }

    @Override
    public void inject(FaultMesh mesh) {
        jumping = Thread.ofPlatform().daemon().name("clock-jumps").start(() -> {
            try {
                for (Duration offset : JUMPS) {
                    mesh.shiftClock(offset);
                    work(offset);
                    lookAtToken(mesh, offset);
                }
            } catch (IOException e) {
                problems.add("the clock could not be moved: " + e);
            }
        });
    }

    private void work(Duration offset) {
        long endNs = System.nanoTime() + EACH.toNanos();
        while (System.nanoTime() < endNs) {
            try {
                ClientCalls.blockingUnaryCall(
                        client.channel(),
                        BenchEcho.ECHO,
                        CallOptions.DEFAULT.withDeadlineAfter(ANSWER_MAX),
                        BenchEcho.MESSAGE);
                publish();
            } catch (StatusRuntimeException e) {
                problems.add("at " + offset + ": " + e.getMessage());
            }
        }
    }

    private void publish() {
        acknowledged.add(client.events().publishDurably(TOPIC, FaultPeer.message(ByteString.copyFromUtf8("tick"))));
    }

    private void lookAtToken(FaultMesh mesh, Duration offset) {
        String refused = connect(mesh);
        String expected = offset.compareTo(TOKEN_LIFETIME) > 0 ? "TOKEN_EXPIRED" : null;
        if (!Objects.equals(refused, expected)) {
            problems.add("at " + offset + " the token was answered " + refused + " and not " + expected);
        }
    }

    /** Why the token is refused; null where it is taken. */
    private @Nullable String connect(FaultMesh mesh) {
        try (MeshClient other = MeshClient.connect(mesh.socket(), "short-lived", shortLived, ANSWER_MAX)) {
            assert other.channel() != null;
            return null;
        } catch (StatusRuntimeException e) {
            return Faults.reasonOf(e);
        }
    }

    @Override
    public void heal(FaultMesh mesh) throws IOException, InterruptedException {
        if (!jumping.join(Duration.ofSeconds(60))) {
            problems.add("the work beside the jumps does not end");
        }
        mesh.shiftClock(Duration.ZERO);
    }

    @Override
    public boolean recovered(FaultMesh mesh) throws InterruptedException {
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.size() + " problems, the first: " + problems.peek());
        }
        publish();
        for (int i = 0; i < 400 && !heard.containsAll(acknowledged); i++) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return heard.containsAll(acknowledged);
    }
}
