package dev.aura.bus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.bus.client.MeshClient;
import dev.aura.bus.security.TokenFile;
import dev.aura.bus.testing.EchoDaemon;
import dev.aura.bus.testing.EchoService;
import dev.aura.bus.testing.TestMesh;
import dev.aura.bus.wire.Contexts;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Hello;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

class HostilePeersTest {

    private static final int ANSWER_MS = 200;
    private static final int TRIES = 100;

    private TestMesh mesh;
    private MeshClient client;
    private ZMQ.Context context;
    private ZMQ.Socket raw;

    @BeforeEach
    void start() {
        mesh = TestMesh.start(new EchoDaemon(new EchoService()));
        client = mesh.connect();
        context = Contexts.open();
        raw = context.socket(SocketType.DEALER);
        raw.setLinger(0);
        raw.setReceiveTimeOut(ANSWER_MS);
        raw.connect("ipc://" + mesh.socket());
    }

    @AfterEach
    void stop() {
        raw.close();
        context.close();
        assertThat(TestMesh.echo(client, "the mesh goes on")).isEqualTo("the mesh goes on");
        client.close();
        mesh.close();
    }

    @Test
    void refusesWhatIsNoFrame() throws Exception {
        raw.send("not a frame of ours");
        assertThat(answer().getStatus().getReason()).isEqualTo("MALFORMED_FRAME");
    }

    @Test
    void refusesAKindThatItDoesNotKnow() throws Exception {
        raw.send(Frame.newBuilder().setKindValue(99).build().toByteArray());
        assertThat(answer().getStatus().getReason()).isEqualTo("MALFORMED_FRAME");
    }

    @Test
    void refusesTooManyPartsAndAMissingPayload() throws Exception {
        raw.sendMore(frame(Frame.Kind.HEARTBEAT).build().toByteArray());
        raw.sendMore("two");
        raw.send("three");
        assertThat(answer().getStatus().getReason()).isEqualTo("MALFORMED_FRAME");
        raw.send(frame(Frame.Kind.REQUEST).setHasPayload(true).build().toByteArray());
        assertThat(answer().getStatus().getReason()).isEqualTo("MALFORMED_FRAME");
    }

    @Test
    void asksAStrangerForItsHello() throws Exception {
        raw.send(frame(Frame.Kind.REQUEST).setCallId(1).build().toByteArray());
        assertThat(answer().getStatus().getReason()).isEqualTo("UNKNOWN_PEER");
    }

    /** The mesh's own service is the first peer of its process; whoever passed for it would be the mesh. */
    @Test
    void takesNobodyForAPeerOfItsOwnProcess() throws Exception {
        for (String name : List.of("local-1", "\u0101local-1")) {
            try (ZMQ.Socket impostor = context.socket(SocketType.DEALER)) {
                impostor.setLinger(0);
                impostor.setReceiveTimeOut(ANSWER_MS);
                impostor.setIdentity(name.getBytes(StandardCharsets.UTF_8));
                impostor.connect("ipc://" + mesh.socket());
                impostor.send(frame(Frame.Kind.REQUEST)
                        .setCallId(1)
                        .setMethod("aura.mesh.v1.MeshService/Shutdown")
                        .build()
                        .toByteArray());
                assertThat(answer(impostor).getStatus().getReason()).isEqualTo("UNKNOWN_PEER");
            }
        }
    }

    @Test
    void refusesAPeerOfAnotherProtocol() throws Exception {
        raw.send(frame(Frame.Kind.HELLO)
                .setHello(Hello.newBuilder().setProtocolVersion(9).setProtocolVersionMin(9))
                .build()
                .toByteArray());
        assertThat(answer().getStatus().getReason()).isEqualTo("PROTOCOL_VERSION");
    }

    @Test
    void refusesARegistrationWithoutItsDescription() throws Exception {
        hello();
        raw.sendMore(frame(Frame.Kind.READY).setHasPayload(true).build().toByteArray());
        raw.send("no descriptor set");
        assertThat(answer().getStatus().getReason()).isEqualTo("BAD_REGISTRATION");
    }

    @Test
    void refusesAnEvenOrRepeatedCallId() throws Exception {
        hello();
        raw.send(frame(Frame.Kind.REQUEST).setCallId(2).build().toByteArray());
        Frame end = answer();
        assertThat(end.getKind()).isEqualTo(Frame.Kind.END);
        assertThat(end.getStatus().getReason()).isEqualTo("BAD_CALL_ID");
    }

    @Test
    void answersAnOversizedPayload() throws Exception {
        hello();
        raw.sendMore(frame(Frame.Kind.REQUEST)
                .setCallId(1)
                .setMethod("test.v1.EchoService/Echo")
                .setHasPayload(true)
                .build()
                .toByteArray());
        raw.send(new byte[17 << 20]);
        assertThat(answer().getStatus().getReason()).isEqualTo("PAYLOAD_TOO_LARGE");
    }

    @Test
    void ignoresFramesOfCallsThatAreNotThere() throws Exception {
        hello();
        for (Frame.Kind kind : Frame.Kind.values()) {
            if (kind != Frame.Kind.UNRECOGNIZED && kind != Frame.Kind.HELLO && kind != Frame.Kind.GOODBYE) {
                raw.send(Frame.newBuilder().setKind(kind).setCallId(77).build().toByteArray());
                raw.send(Frame.newBuilder().setKind(kind).setCallId(78).build().toByteArray());
            }
        }
        raw.send(frame(Frame.Kind.HELLO).setHello(helloOfToday()).build().toByteArray());
        for (int i = 0; answer().getKind() != Frame.Kind.WELCOME; i++) {
            assertThat(i).isLessThan(TRIES);
        }
    }

    @Test
    void outlivesMutatedFrames() {
        Random random = new Random(20261120);
        byte[] good = frame(Frame.Kind.REQUEST)
                .setCallId(1)
                .setMethod("test.v1.EchoService/Echo")
                .setHello(helloOfToday())
                .build()
                .toByteArray();
        for (int i = 0; i < 5_000; i++) {
            byte[] mutated = good.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            raw.send(mutated, ZMQ.DONTWAIT);
        }
    }

    @Test
    void outlivesGarbageBelowZeroMq() throws IOException {
        Random random = new Random(20261120);
        for (int i = 0; i < 20; i++) {
            try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                channel.connect(UnixDomainSocketAddress.of(mesh.socket()));
                byte[] garbage = new byte[random.nextInt(4_096)];
                random.nextBytes(garbage);
                channel.write(ByteBuffer.wrap(garbage));
            } catch (IOException e) {
                // The broker may hang up at the first wrong byte.
            }
        }
    }

    @Test
    void outlivesAPeerThatStallsInTheMiddle() throws Exception {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(mesh.socket()));
            channel.write(ByteBuffer.wrap(new byte[] {(byte) 0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 3}));
            assertThat(TestMesh.echo(client, "x")).isEqualTo("x");
        }
    }

    private void hello() throws Exception {
        raw.send(frame(Frame.Kind.HELLO).setHello(helloOfToday()).build().toByteArray());
        assertThat(answer().getKind()).isEqualTo(Frame.Kind.WELCOME);
    }

    private Hello helloOfToday() {
        return Hello.newBuilder()
                .setProtocolVersion(1)
                .setProtocolVersionMin(1)
                .setPeerName("raw")
                .setToken(TokenFile.read(TokenFile.admin(mesh.directories.state())))
                .build();
    }

    private static Frame.Builder frame(Frame.Kind kind) {
        return Frame.newBuilder().setKind(kind);
    }

    /** The next frame that is no heartbeat. JeroMQ may have lost sight of the connect, so other sockets come and go meanwhile. */
    private Frame answer() throws Exception {
        return answer(raw);
    }

    private Frame answer(ZMQ.Socket of) throws Exception {
        for (int i = 0; i < TRIES; i++) {
            byte @Nullable [] header = of.recv();
            if (header == null) {
                ZMQ.Socket other = context.socket(SocketType.DEALER);
                other.setLinger(0);
                other.connect("ipc://" + mesh.socket());
                TimeUnit.MILLISECONDS.sleep(1);
                other.close();
                continue;
            }
            Frame frame = Frame.parseFrom(header);
            if (frame.getKind() != Frame.Kind.HEARTBEAT) {
                return frame;
            }
        }
        throw new AssertionError("no answer");
    }
}
