package dev.aura.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.aura.bus.host.Aurad;
import dev.aura.bus.status.Faults;
import dev.aura.config.Configuration;
import dev.aura.config.Directories;
import dev.aura.proto.mesh.v1.GetStatusRequest;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import dev.aura.proto.mesh.v1.PublishRequest;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers over gRPC have bounds of their own, each connection by itself, at a real broker. */
@Timeout(60)
class CallerLimitsTest {

    private static final int BURST = 5;

    private Path home;

    /** Sockets have short paths, so this directory is not the test's own. */
    @BeforeEach
    void makesADirectory() throws IOException {
        home = Files.createTempDirectory(Path.of("/tmp"), "aura-bridge-");
    }

    @AfterEach
    void deletesItsDirectory() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
    }

    @Test
    void refusesAGreedyCallerAndServesAnother() throws IOException {
        Directories directories = directories();
        try (Aurad _ = mesh(directories, Map.of("bus.rateMax", "1", "bus.rateBurst", Integer.toString(BURST)));
                Client greedy = new Client(directories.runtime().resolve(BridgeDaemon.SOCKET));
                Client modest = new Client(directories.runtime().resolve(BridgeDaemon.SOCKET))) {
            assertThatThrownBy(() -> {
                        for (int call = 0; call < 10_000; call++) {
                            ask(greedy);
                        }
                    })
                    .satisfies(refusal -> {
                        assertThat(Status.fromThrowable(refusal).getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
                        assertThat(Faults.reasonOf(refusal)).isEqualTo("RATE_LIMIT");
                    });
            for (int call = 0; call < BURST; call++) {
                assertThat(ask(modest)).isPositive();
            }
        }
    }

    @Test
    void refusesAMessageThatIsLargerThanACallerMaySend() throws IOException {
        Directories directories = directories();
        try (Aurad _ = mesh(directories, Map.of("bus.callerBytesMax", "1000"));
                Client client = new Client(directories.runtime().resolve(BridgeDaemon.SOCKET))) {
            publish(client, 500);
            assertThatThrownBy(() -> publish(client, 2_000))
                    .satisfies(refusal -> assertThat(Faults.reasonOf(refusal)).isEqualTo("PAYLOAD_TOO_LARGE"));
        }
    }

    private static long ask(Client client) {
        return MeshServiceGrpc.newBlockingStub(client.channel())
                .getStatus(GetStatusRequest.getDefaultInstance())
                .getPid();
    }

    private static void publish(Client client, int bytes) {
        var _ = MeshServiceGrpc.newBlockingStub(client.channel())
                .publish(PublishRequest.newBuilder()
                        .setTopic("a.b")
                        .setPayload(ByteString.copyFrom(new byte[bytes]))
                        .build());
    }

    private static Aurad mesh(Directories directories, Map<String, String> keys) {
        return Aurad.withBroker(
                List.of(new BridgeDaemon()), List.of("bridge"), Configuration.of(keys), directories, "test");
    }

    private Directories directories() {
        return Directories.fromEnvironment(Map.of(
                "HOME", home.toString(), "XDG_RUNTIME_DIR", home.resolve("run").toString()));
    }
}
