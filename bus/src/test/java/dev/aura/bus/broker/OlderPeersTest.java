package dev.aura.bus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import dev.aura.bus.client.MeshClient;
import dev.aura.bus.security.TokenFile;
import dev.aura.bus.testing.Answers;
import dev.aura.bus.testing.Echo;
import dev.aura.bus.testing.EchoDaemon;
import dev.aura.bus.testing.EchoService;
import dev.aura.bus.testing.TestMesh;
import dev.aura.bus.zmtp.RawPeer;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Hello;
import dev.aura.proto.bus.v1.Ready;
import dev.aura.proto.mesh.v1.Event;
import io.grpc.CallOptions;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A peer that speaks what was first written down of the protocol is served, and so is one that also speaks a version that this broker does not know yet. Its frames are
 * the golden ones, which have no newer field; what differs from call to call is appended, as the last value of a field counts.
 */
@Timeout(60)
final class OlderPeersTest {

    private static final Path GOLDEN = Path.of("../proto/src/test/resources/golden");
    private static final String OLD_SERVICE = "test.v1.OldService";

    private final TestMesh mesh = TestMesh.start(new EchoDaemon(new EchoService()));
    private final MeshClient client = mesh.connect();

    @AfterEach
    void stop() {
        client.close();
        mesh.close();
    }

    @Test
    void anOlderPeerCalls() throws Exception {
        try (RawPeer peer = join(1)) {
            peer.send(golden("request", forEcho(7)), TestMesh.text("old").toByteArray());
            RawPeer.Heard end = peer.await(Frame.Kind.END);
            assertThat(end.header().getStatus().getCode()).isZero();
            assertThat(end.payload()).isEqualTo(TestMesh.text("old").toByteArray());
        }
    }

    @Test
    void anOlderPeerServes() throws Exception {
        try (RawPeer peer = join(1)) {
            peer.send(Files.readAllBytes(GOLDEN.resolve("heartbeat.header")));
            peer.send(
                    Frame.newBuilder()
                            .setKind(Frame.Kind.READY)
                            .setHasPayload(true)
                            .setReady(Ready.newBuilder()
                                    .setName("old")
                                    .addServices(OLD_SERVICE)
                                    .setSlots(1))
                            .build()
                            .toByteArray(),
                    descriptors());
            peer.await(Frame.Kind.READY_ACK);
            Answers answers = new Answers();
            ClientCalls.asyncUnaryCall(
                    client.channel()
                            .newCall(
                                    Echo.ECHO.toBuilder()
                                            .setFullMethodName(OLD_SERVICE + "/Echo")
                                            .build(),
                                    CallOptions.DEFAULT),
                    TestMesh.text("to the old"),
                    answers);
            RawPeer.Heard request = peer.await(Frame.Kind.REQUEST);
            byte[] payload = request.payload();
            assertThat(payload).isNotNull();
            peer.send(
                    golden("end", Frame.newBuilder().setCallId(request.header().getCallId())),
                    payload == null ? new byte[0] : payload);
            assertThat(answers.await()).containsExactly("to the old");
        }
    }

    @Test
    void anOlderPeerPublishesAndSubscribes() throws Exception {
        List<Event> heard = new CopyOnWriteArrayList<>();
        client.events().subscribe("code.>", heard::add);
        try (RawPeer peer = join(1)) {
            peer.send(Files.readAllBytes(GOLDEN.resolve("subscribe.header")));
            peer.await(Frame.Kind.ACK);
            peer.send(
                    golden("event", Frame.newBuilder().setCallId(5)),
                    TestMesh.text("x").toByteArray());
            RawPeer.Heard event = peer.await(Frame.Kind.EVENT);
            assertThat(event.header().getTopic()).isEqualTo("code.file.analyzed");
            assertThat(event.header().getCallId()).isEqualTo(3);
            TestMesh.eventually(() -> heard.size() == 1);
        }
    }

    @Test
    void aNewerPeerThatStillSpeaksOursIsSpokenToInIt() throws Exception {
        try (RawPeer peer = join(2)) {
            peer.send(golden("request", forEcho(9)), TestMesh.text("new").toByteArray());
            assertThat(peer.await(Frame.Kind.END).payload())
                    .isEqualTo(TestMesh.text("new").toByteArray());
        }
    }

    /** Says HELLO as first written down, for versions 1 to this one. */
    private RawPeer join(int newest) throws IOException {
        ByteString token = TokenFile.read(TokenFile.admin(mesh.directories.state()));
        RawPeer peer = new RawPeer(mesh.socket());
        peer.send(golden(
                "hello",
                Frame.newBuilder().setHello(Hello.newBuilder().setToken(token).setProtocolVersion(newest))));
        Frame welcome = peer.await(Frame.Kind.WELCOME).header();
        assertThat(welcome.getWelcome().getProtocolVersion()).isEqualTo(1);
        assertThat(welcome.getWelcome().getBlobDirectory()).isEmpty();
        return peer;
    }

    private static Frame.Builder forEcho(long callId) {
        return Frame.newBuilder().setCallId(callId).setCredit(4);
    }

    /** The bytes of a golden header, and more fields behind them. The golden request names an instance that is not there: it goes to any. */
    private static byte[] golden(String name, Frame.Builder more) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(Files.readAllBytes(GOLDEN.resolve(name + ".header")));
        bytes.write(more.build().toByteArray());
        if (name.equals("request")) {
            bytes.write(new byte[] {Frame.TARGET_FIELD_NUMBER << 3 | 2, 0});
        }
        return bytes.toByteArray();
    }

    private static byte[] descriptors() {
        ServiceDescriptorProto.Builder service =
                ServiceDescriptorProto.newBuilder().setName("OldService");
        service.addMethodBuilder()
                .setName("Echo")
                .setInputType(".google.protobuf.BytesValue")
                .setOutputType(".google.protobuf.BytesValue");
        return FileDescriptorSet.newBuilder()
                .addFile(FileDescriptorProto.newBuilder()
                        .setName("test/v1/old.proto")
                        .setPackage("test.v1")
                        .addService(service))
                .build()
                .toByteArray();
    }
}
