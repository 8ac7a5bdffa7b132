package dev.aura.bus.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.bus.client.MeshCallOptions;
import dev.aura.bus.client.MeshClient;
import dev.aura.bus.status.Faults;
import dev.aura.bus.testing.Answers;
import dev.aura.bus.testing.Echo;
import dev.aura.bus.testing.EchoDaemon;
import dev.aura.bus.testing.EchoService;
import dev.aura.bus.testing.TestMesh;
import dev.aura.proto.bus.v1.Frame.Lane;
import dev.aura.proto.mesh.v1.GetDescriptorsRequest;
import dev.aura.proto.mesh.v1.GetDescriptorsResponse;
import dev.aura.proto.mesh.v1.GetStatusRequest;
import dev.aura.proto.mesh.v1.GetStatusResponse;
import dev.aura.proto.mesh.v1.ListServicesRequest;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AuradTest {

    @Test
    void goesOnWithoutADaemonThatCannotStart() {
        try (TestMesh mesh = TestMesh.start(new Broken(), new EchoDaemon(new EchoService()));
                MeshClient client = mesh.connect()) {
            GetStatusResponse status =
                    MeshServiceGrpc.newBlockingStub(client.channel()).getStatus(GetStatusRequest.getDefaultInstance());
            assertThat(status.getState()).isEqualTo(GetStatusResponse.State.DEGRADED);
            assertThat(status.getServicesList())
                    .filteredOn(service -> service.getInstancesCount() == 0)
                    .extracting(GetStatusResponse.Service::getName)
                    .containsExactly("broken");
            assertThat(TestMesh.echo(client, "x")).isEqualTo("x");
        }
    }

    @Test
    void daemonsReachEachOther() {
        AtomicReference<DaemonContext> context = new AtomicReference<>();
        try (TestMesh mesh = TestMesh.start(new EchoDaemon(new EchoService()), new Looking(context))) {
            assertThat(ClientCalls.blockingUnaryCall(
                            Objects.requireNonNull(context.get()).mesh(),
                            Echo.ECHO,
                            CallOptions.DEFAULT,
                            TestMesh.text("hi")))
                    .isEqualTo(TestMesh.text("hi"));
            assertThat(mesh.socket()).exists();
        }
    }

    @Test
    void itsSocketIsForItsOwnerAlone() throws Exception {
        try (TestMesh mesh = TestMesh.start()) {
            assertThat(Files.getPosixFilePermissions(mesh.socket()))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(Files.getPosixFilePermissions(mesh.directories.runtime()))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void describesWhatItServes() {
        try (TestMesh mesh = TestMesh.start(new EchoDaemon(new EchoService()));
                MeshClient client = mesh.connect()) {
            var stub = MeshServiceGrpc.newBlockingStub(client.channel());
            assertThat(stub.listServices(ListServicesRequest.getDefaultInstance())
                            .getServicesList())
                    .extracting("name")
                    .containsExactly("aura.mesh.v1.MeshService", Echo.SERVICE);
            GetDescriptorsResponse answer = stub.getDescriptors(GetDescriptorsRequest.newBuilder()
                    .addServices(Echo.SERVICE)
                    .addServices("test.v1.Absent")
                    .build());
            assertThat(answer.getDescriptors().getFileList())
                    .extracting("name")
                    .containsExactly("google/protobuf/wrappers.proto", "test/v1/echo.proto");
            assertThat(answer.getMissingList()).containsExactly("test.v1.Absent");
        }
    }

    @Test
    void callsBeyondTheSlotsWaitAndBeyondTheQueueAreRefused() throws InterruptedException {
        EchoService service = new EchoService();
        try (TestMesh mesh = TestMesh.start(
                        TestMesh.newDirectories(),
                        Map.of("bus.waitingCallsMax", "1"),
                        new EchoDaemon("echo", service, 1));
                MeshClient client = mesh.connect()) {
            CallOptions urgent = CallOptions.DEFAULT.withOption(MeshCallOptions.LANE, Lane.INTERACTIVE);
            var hanging = client.channel().newCall(Echo.HANG, urgent);
            ClientCalls.asyncUnaryCall(hanging, TestMesh.text(""), new Answers());
            assertThat(TestMesh.happens(service.hanging)).isTrue();
            Answers waiting = new Answers();
            ClientCalls.asyncUnaryCall(client.channel().newCall(Echo.ECHO, urgent), TestMesh.text("later"), waiting);
            StatusRuntimeException refused = failure(client);
            assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            assertThat(Faults.reasonOf(refused)).isEqualTo("QUEUE_FULL");
            hanging.cancel("enough", null);
            assertThat(waiting.await()).containsExactly("later");
        }
    }

    private static StatusRuntimeException failure(MeshClient client) {
        try {
            TestMesh.echo(client, "too much");
        } catch (StatusRuntimeException e) {
            return e;
        }
        throw new AssertionError("call succeeded");
    }

    private record Broken() implements Daemon {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Running start(DaemonContext context) {
            throw new IllegalStateException("its database is gone");
        }
    }

    private record Looking(AtomicReference<DaemonContext> seen) implements Daemon {
        @Override
        public String name() {
            return "looking";
        }

        @Override
        public Running start(DaemonContext context) throws Exception {
            seen.set(context);
            return new EchoDaemon(new EchoService()).start(context);
        }
    }
}
