package dev.aura.bus.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.BytesValue;
import dev.aura.bus.testing.Echo;
import dev.aura.bus.testing.EchoDaemon;
import dev.aura.bus.testing.EchoService;
import dev.aura.bus.testing.TestMesh;
import dev.aura.proto.mesh.v1.GetStatusRequest;
import dev.aura.proto.mesh.v1.GetStatusResponse;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.stub.ClientCalls;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallShapesTest {

    private final EchoService service = new EchoService();
    private TestMesh mesh;
    private MeshClient client;

    @BeforeEach
    void start() {
        mesh = TestMesh.start(new EchoDaemon(service));
        client = mesh.connect();
    }

    @AfterEach
    void stop() {
        client.close();
        mesh.close();
    }

    @Test
    void answersAUnaryCall() {
        assertThat(TestMesh.echo(client, "hello")).isEqualTo("hello");
        assertThat(TestMesh.echo(client, "")).isEmpty();
    }

    @Test
    void streamsAnswersInOrderToTheLast() {
        Iterator<BytesValue> answers = ClientCalls.blockingServerStreamingCall(
                client.channel(), Echo.REPEAT, CallOptions.DEFAULT, TestMesh.text("x".repeat(1_000)));
        List<BytesValue> all = new ArrayList<>();
        answers.forEachRemaining(all::add);
        assertThat(all).hasSize(1_000);
    }

    @Test
    void tellsWhatRuns() {
        GetStatusResponse status =
                MeshServiceGrpc.newBlockingStub(client.channel()).getStatus(GetStatusRequest.getDefaultInstance());
        assertThat(status.getState()).isEqualTo(GetStatusResponse.State.READY);
        assertThat(status.getServicesList())
                .extracting(GetStatusResponse.Service::getName)
                .containsExactly("echo", "mesh");
    }
}
