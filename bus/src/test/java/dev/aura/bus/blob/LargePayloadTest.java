package dev.aura.bus.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import dev.aura.bus.client.MeshCallOptions;
import dev.aura.bus.client.MeshChannel;
import dev.aura.bus.client.MeshClient;
import dev.aura.bus.host.Aurad;
import dev.aura.bus.host.AuradMain;
import dev.aura.bus.host.ServiceHost;
import dev.aura.bus.link.Link;
import dev.aura.bus.link.LinkConfig;
import dev.aura.bus.security.TokenFile;
import dev.aura.bus.status.Faults;
import dev.aura.bus.testing.Echo;
import dev.aura.bus.testing.EchoDaemon;
import dev.aura.bus.testing.EchoService;
import dev.aura.bus.testing.JavaProcess;
import dev.aura.bus.testing.TestMesh;
import dev.aura.bus.wire.Contexts;
import dev.aura.config.Configuration;
import dev.aura.config.Directories;
import dev.aura.proto.mesh.v1.GetStatusRequest;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zeromq.ZMQ;

/** Calls with large messages through a real broker, from a peer behind the socket to one behind it and to one of its own process. */
@Timeout(300)
class LargePayloadTest {

    private static final int LARGE = 20 << 20;
    /** Four times over: without the second compiler, and on a busy machine, a hash has been seen to take 15 s for 100 MB. */
    private static final Duration HASHING = Duration.ofSeconds(150);

    private static final int MIDDLE = 3 << 20;

    private final TestMesh mesh = TestMesh.start(new EchoDaemon("inside", new EchoService(), 8));
    private final MeshClient client = mesh.connect();

    @AfterEach
    void close() throws InterruptedException {
        TestMesh.eventually(() -> files() == 0);
        client.close();
        mesh.close();
    }

    @Test
    void travelToAServiceInTheBrokersProcessAndBack() {
        BytesValue large = bytes(LARGE);
        assertThat(echo(client.channel(), large).getValue().equals(large.getValue()))
                .isTrue();
        BytesValue middle = bytes(MIDDLE);
        assertThat(echo(client.channel(), middle).getValue().equals(middle.getValue()))
                .isTrue();
    }

    @Test
    void travelToAServiceBehindTheSocketAndBack() throws InterruptedException {
        try (Aurad outside = Aurad.servicesOnly(
                        List.of(new EchoDaemon("outside", new EchoService(), 8)),
                        Configuration.of(Map.of()),
                        mesh.directories,
                        "test");
                MeshClient caller = mesh.connect()) {
            TestMesh.eventually(() -> !instance(caller, "outside").isEmpty());
            BytesValue large = bytes(LARGE);
            Channel channel = caller.channel();
            CallOptions options = CallOptions.DEFAULT.withOption(MeshCallOptions.TARGET, instance(caller, "outside"));
            assertThat(ClientCalls.blockingUnaryCall(channel, Echo.ECHO, options, large)
                            .getValue()
                            .equals(large.getValue()))
                    .isTrue();
            outside.stop();
        }
    }

    @Test
    void comeAsBytesToAPeerThatTakesNoFiles() {
        try (ZMQ.Context context = Contexts.open();
                Link link = Link.open(withoutFiles(context))) {
            link.awaitUp(TestMesh.PATIENCE);
            BytesValue middle = bytes(MIDDLE);
            assertThat(echo(new MeshChannel(link), middle)).isEqualTo(middle);
            ServiceHost.serve(link, "plain", "test", List.of(new EchoService()), 8)
                    .join();
            Channel channel = client.channel();
            CallOptions toPlain = CallOptions.DEFAULT.withOption(MeshCallOptions.TARGET, instance(client, "plain"));
            assertThat(ClientCalls.blockingUnaryCall(channel, Echo.ECHO, toPlain, middle))
                    .isEqualTo(middle);
            assertThatThrownBy(() -> ClientCalls.blockingUnaryCall(channel, Echo.ECHO, toPlain, bytes(LARGE)))
                    .hasMessageContaining("takes no files")
                    .satisfies(problem -> assertThat(Faults.reasonOf(problem)).isEqualTo("PAYLOAD_TOO_LARGE"));
        }
    }

    @Test
    void passABrokerOfLittleMemory() throws IOException, InterruptedException {
        Directories directories = TestMesh.newDirectories();
        try (JavaProcess broker = JavaProcess.start(directories, List.of("-Xmx32m"), AuradMain.class, "--broker");
                Aurad outside = Aurad.servicesOnly(
                        List.of(new EchoDaemon(new EchoService())), Configuration.of(Map.of()), directories, "test");
                MeshClient caller = TestMesh.connect(directories)) {
            TestMesh.eventually(() -> !instance(caller, "echo").isEmpty());
            BytesValue huge = bytes(100 << 20);
            assertThat(echo(caller.channel(), huge).getValue().equals(huge.getValue()))
                    .isTrue();
            outside.stop();
            assertThat(broker.output()).doesNotContain("OutOfMemory");
        }
    }

    @Test
    void travelInStreams() {
        BytesValue middle = BytesValue.of(ByteString.copyFrom(new byte[MIDDLE]));
        try (Context.CancellableContext reading = Context.current().withCancellation()) {
            reading.run(() -> {
                Iterator<BytesValue> responses = ClientCalls.blockingServerStreamingCall(
                        client.channel(), Echo.REPEAT, CallOptions.DEFAULT, middle);
                for (int i = 0; i < 5; i++) {
                    assertThat(responses.next().getValue().size()).isEqualTo(MIDDLE);
                }
            });
        }
    }

    @Test
    void areRefusedWhereTheyAreTooLargeEvenForAFile() {
        try (TestMesh small = TestMesh.start(
                        TestMesh.newDirectories(),
                        Map.of("bus.blobBytesMax", "20MiB"),
                        new EchoDaemon(new EchoService()));
                MeshClient caller = small.connect()) {
            assertThatThrownBy(() -> echo(caller.channel(), bytes(21 << 20)))
                    .isInstanceOf(StatusRuntimeException.class)
                    .hasMessageContaining("RESOURCE_EXHAUSTED")
                    .satisfies(problem -> assertThat(Faults.reasonOf(problem)).isEqualTo("PAYLOAD_TOO_LARGE"));
            assertThat(TestMesh.echo(caller, "goes on")).isEqualTo("goes on");
        }
    }

    @Test
    void goInlineWhereFilesAreSwitchedOff() {
        try (TestMesh plain = TestMesh.start(
                        TestMesh.newDirectories(), Map.of("bus.blobBytesMax", "0"), new EchoDaemon(new EchoService()));
                MeshClient caller = plain.connect()) {
            BytesValue middle = bytes(MIDDLE);
            assertThat(echo(caller.channel(), middle)).isEqualTo(middle);
            assertThatThrownBy(() -> echo(caller.channel(), bytes(LARGE)))
                    .hasMessageContaining("bus.payloadBytesMax")
                    .satisfies(problem -> assertThat(Faults.reasonOf(problem)).isEqualTo("PAYLOAD_TOO_LARGE"));
        }
    }

    /** A peer that does not see the directory, as one on another machine would not. */
    private LinkConfig withoutFiles(ZMQ.Context context) {
        return new LinkConfig(
                context, "ipc://" + mesh.socket(), null, "plain", TokenFile.admin(mesh.directories.state()), null);
    }

    private static BytesValue echo(Channel channel, BytesValue request) {
        return ClientCalls.blockingUnaryCall(
                channel, Echo.ECHO, CallOptions.DEFAULT.withDeadlineAfter(HASHING), request);
    }

    private static BytesValue bytes(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return BytesValue.of(ByteString.copyFrom(content));
    }

    private static String instance(MeshClient asking, String daemon) {
        return MeshServiceGrpc.newBlockingStub(asking.channel())
                .getStatus(GetStatusRequest.getDefaultInstance())
                .getServicesList()
                .stream()
                .filter(service -> service.getName().equals(daemon) && service.getInstancesCount() > 0)
                .map(service -> service.getInstances(0).getId())
                .findFirst()
                .orElse("");
    }

    private int files() {
        try (Stream<Path> files = Files.list(mesh.directories.cache().resolve("blobs"))) {
            return (int) files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
