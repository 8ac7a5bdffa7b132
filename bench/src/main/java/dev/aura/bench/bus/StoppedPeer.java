package dev.aura.bench.bus;

import com.google.protobuf.ByteString;
import dev.aura.bus.client.MeshClient;
import dev.aura.proto.mesh.v1.PublishRequest;
import io.grpc.CallOptions;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * SIGSTOP, then SIGCONT: of a service whose callers go on calling, of a subscriber whose topic is flooded, or of a client with 32 calls of
 * 64 KiB under way.
 */
final class StoppedPeer implements Fault {

    private static final Duration TRY_MAX = Duration.ofMillis(400);
    private static final int CALLERS = 8;
    private static final int FLOOD_BYTES = 1_024;
    private static final int FLOOD_BURST = 20;

    private final FaultPeer.Role role;
    private final Duration holds;
    private final Semaphore signs = new Semaphore(0);
    private volatile boolean healed;
    private PeerProcess stopped;
    private MeshClient client;

    @SuppressWarnings("NullAway.Init") // By prepare, which comes first.
    StoppedPeer(FaultPeer.Role role, Duration holds) {
        this.role = role;
        this.holds = holds;
    }

    @Override
    public Duration holds() {
        return holds;
    }

    @Override
    public void prepare(FaultMesh mesh) throws IOException, InterruptedException {
        client = mesh.connect("fault-run");
        stopped = mesh.peer(role);
        switch (role) {
            case SERVICE -> BenchEcho.awaitServed(client.channel());
            case SUBSCRIBER -> mesh.closing(client.events().subscribe("back.*", event -> signs.release())::close);
            case CLIENT, SINGLE_CALL -> {
                PeerProcess service = mesh.peer(FaultPeer.Role.SERVICE);
                assert service.pid() != stopped.pid();
                BenchEcho.awaitServed(client.channel());
                mesh.closing(client.events().subscribe("back.*", event -> signs.release())::close);
            }
        }
        awaitRecovered(mesh);
    }

    @Override
    public void inject(FaultMesh mesh) throws IOException, InterruptedException {
        mesh.stop(stopped);
        signs.drainPermits();
        switch (role) {
            case SERVICE -> {
                for (int i = 0; i < CALLERS; i++) {
                    Thread.ofPlatform().daemon().start(this::callUntilHealed);
                }
            }
            case SUBSCRIBER -> Thread.ofPlatform().daemon().start(this::floodUntilHealed);
            case CLIENT, SINGLE_CALL -> {
                // Its calls are under way.
            }
        }
    }

    @Override
    public void heal(FaultMesh mesh) throws IOException, InterruptedException {
        healed = true;
        signs.drainPermits();
        mesh.letGoOn(stopped);
    }

    @Override
    public boolean recovered(FaultMesh mesh) throws InterruptedException {
        return switch (role) {
            case SERVICE -> echoes();
            case SUBSCRIBER -> {
                client.events().publish(FaultPeer.PING, PublishRequest.getDefaultInstance());
                yield signs.tryAcquire(TRY_MAX.toMillis(), TimeUnit.MILLISECONDS);
            }
            case CLIENT, SINGLE_CALL -> signs.tryAcquire(TRY_MAX.toMillis(), TimeUnit.MILLISECONDS);
        };
    }

    private void awaitRecovered(FaultMesh mesh) throws InterruptedException {
        for (int i = 0; i < 100 && !recovered(mesh); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private boolean echoes() {
        try {
            PublishRequest answer = ClientCalls.blockingUnaryCall(
                    client.channel(),
                    BenchEcho.ECHO,
                    CallOptions.DEFAULT.withDeadlineAfter(TRY_MAX),
                    BenchEcho.MESSAGE);
            return answer.equals(BenchEcho.MESSAGE);
        } catch (StatusRuntimeException e) {
            return false;
        }
    }

    private void callUntilHealed() {
        boolean answered = false;
        while (!healed) {
            answered |= echoes();
        }
        assert !answered || healed : "who is stopped does not answer";
    }

    private void floodUntilHealed() {
        PublishRequest message = FaultPeer.message(ByteString.copyFrom(new byte[FLOOD_BYTES]));
        try {
            while (!healed) {
                for (int i = 0; i < FLOOD_BURST; i++) {
                    client.events().publish(FaultPeer.FLOOD, message);
                }
                TimeUnit.MILLISECONDS.sleep(2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
