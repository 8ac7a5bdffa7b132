package dev.aura.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aura.proto.bus.v1.Access.Role;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Health is what the registry says. */
class HealthTest {

    private static final String LLM = "aura.llm.v1.LlmService";

    @TempDir
    Path root;

    private final FakeMesh mesh = new FakeMesh();
    private Bridge bridge;
    private Client client;
    private HealthGrpc.HealthBlockingStub health;

    @BeforeEach
    void start() throws IOException {
        Path socket = root.resolve("grpc.sock");
        bridge = Bridge.open(mesh.channel(), new Callers(Role.DEVELOPER), socket, 1024 * 1024, Duration.ofMillis(50));
        client = new Client(socket);
        health = HealthGrpc.newBlockingStub(client.channel());
    }

    @AfterEach
    void stop() {
        client.close();
        bridge.close();
        mesh.close();
    }

    @Test
    void servesTheWholeWhenTheMeshAnswers() {
        assertThat(check("")).isEqualTo(ServingStatus.SERVING);
    }

    @Test
    void servesAServiceThatHasAReadyInstance() {
        assertThat(check(LLM)).isEqualTo(ServingStatus.SERVING);
        assertThat(check("grpc.health.v1.Health")).isEqualTo(ServingStatus.SERVING);
    }

    @Test
    void doesNotServeAServiceWithoutAReadyInstance() {
        mesh.services.put(LLM, false);
        assertThat(check(LLM)).isEqualTo(ServingStatus.NOT_SERVING);
    }

    @Test
    void doesNotFindAnUnknownService() {
        var fault = catchThrowableOfType(StatusRuntimeException.class, () -> check("nobody"));
        assertThat(fault.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
    }

    @Test
    void doesNotServeWhenTheMeshIsGone() {
        mesh.close();
        assertThat(check("")).isEqualTo(ServingStatus.NOT_SERVING);
    }

    @Test
    void tellsAWatchOfEachChange() {
        mesh.services.remove(LLM);
        Iterator<HealthCheckResponse> watch = health.watch(request(LLM));
        assertThat(watch.next().getStatus()).isEqualTo(ServingStatus.SERVICE_UNKNOWN);
        mesh.services.put(LLM, true);
        assertThat(watch.next().getStatus()).isEqualTo(ServingStatus.SERVING);
        mesh.services.put(LLM, false);
        assertThat(watch.next().getStatus()).isEqualTo(ServingStatus.NOT_SERVING);
    }

    private ServingStatus check(String service) {
        return health.check(request(service)).getStatus();
    }

    private static HealthCheckRequest request(String service) {
        return HealthCheckRequest.newBuilder().setService(service).build();
    }
}
