package dev.aura.bus.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.aura.bus.client.MeshClient;
import dev.aura.bus.testing.EchoDaemon;
import dev.aura.bus.testing.EchoService;
import dev.aura.bus.testing.TestMesh;
import dev.aura.bus.wire.Contexts;
import dev.aura.config.Directories;
import dev.aura.proto.bus.v1.Access.Role;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Hello;
import dev.aura.proto.mesh.v1.GetStatusRequest;
import dev.aura.proto.mesh.v1.ListServicesRequest;
import dev.aura.proto.mesh.v1.ListServicesResponse;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** Every method of a mesh, asked for with every credential that is not good enough, over both sockets, frame by frame. */
@Timeout(120)
class NobodyGetsInTest {

    private static final List<Role> ROLES = List.of(Role.VIEWER, Role.DEVELOPER, Role.ADMIN);
    private static final int ANSWER_MS = 10_000;
    private static final int SILENCE_MS = 1_000;

    private final Directories directories = TestMesh.newDirectories();
    private final Path keys = CurveKeys.directory(directories.state());
    private final Path list = keys.resolve("allowed");
    private final CurveKeys server = CurveKeys.create(keys, "server");
    private final CurveKeys friend = CurveKeys.create(keys, "friend");
    private final CurveKeys stranger = CurveKeys.create(keys, "stranger");
    private final EchoService echo = new EchoService();
    private final Map<Role, ByteString> good = new LinkedHashMap<>();
    private final Map<Role, ByteString> expired = new LinkedHashMap<>();
    private final ZMQ.Context context = Contexts.open();
    private final List<ListServicesResponse.Method> methods = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private TestMesh mesh;
    private String tcp;

    @BeforeEach
    void start() throws IOException {
        issueTokens();
        Files.writeString(list, friend.publicKey() + " friend\n");
        mesh = TestMesh.start(directories, Map.of("bus.tcp.listen", "tcp://127.0.0.1:*"), new EchoDaemon(echo));
        try (MeshClient admin = mesh.connect()) {
            var service = MeshServiceGrpc.newBlockingStub(admin.channel());
            tcp = service.getStatus(GetStatusRequest.getDefaultInstance()).getTcpAddress();
            for (var entry : service.listServices(ListServicesRequest.getDefaultInstance())
                    .getServicesList()) {
                for (ListServicesResponse.Method method : entry.getMethodsList()) {
                    methods.add(method);
                    names.add(entry.getName() + "/" + method.getName());
                }
            }
        }
        assertThat(names).contains("aura.mesh.v1.MeshService/Shutdown", "test.v1.EchoService/Echo");
    }

    @AfterEach
    void stop() {
        context.close();
        mesh.close();
    }

    @Test
    void withoutAToken() throws Exception {
        assertTurnedAway(ByteString.EMPTY, "NO_TOKEN");
    }

    @Test
    void withAWrongToken() throws Exception {
        assertTurnedAway(ByteString.copyFromUtf8("aura_something"), "BAD_TOKEN");
    }

    @Test
    void withAnExpiredTokenOfAnyRole() throws Exception {
        for (ByteString token : expired.values()) {
            assertTurnedAway(token, "TOKEN_EXPIRED");
        }
    }

    @Test
    void beyondItsRole() throws Exception {
        for (Role role : ROLES) {
            for (ZMQ.Socket socket : List.of(unix(), overTcp(server.publicKey(), friend))) {
                try (socket) {
                    assertThat(hello(socket, token(role)).getKind()).isEqualTo(Frame.Kind.WELCOME);
                    assertRefusedBeyond(socket, role);
                }
            }
        }
    }

    @Test
    void withAKeyThatIsNotOnTheList() {
        assertSilence(overTcp(server.publicKey(), stranger));
    }

    @Test
    void withAnotherServersKey() {
        assertSilence(overTcp(stranger.publicKey(), friend));
    }

    @Test
    void withAPublicKeyWhoseSecretItDoesNotHave() {
        assertSilence(overTcp(server.publicKey(), new CurveKeys(friend.publicKey(), stranger.secretKey())));
    }

    @Test
    void withoutAnyKey() {
        assertSilence(dealer(tcp));
    }

    @Test
    void whereTheListIsMissingUnreadableOrEmpty() throws IOException {
        Files.delete(list);
        assertSilence(overTcp(server.publicKey(), friend));
        Files.createDirectory(list);
        assertSilence(overTcp(server.publicKey(), friend));
        Files.delete(list);
        Files.writeString(
                list, "# " + friend.publicKey() + "\n#" + friend.publicKey() + "\n" + friend.publicKey() + "x\n");
        assertSilence(overTcp(server.publicKey(), friend));
        Files.writeString(list, "");
        assertSilence(overTcp(server.publicKey(), friend));
    }

    /** Over both sockets: the HELLO is refused, and each method is still closed. */
    private void assertTurnedAway(ByteString token, String reason) throws Exception {
        for (ZMQ.Socket socket : List.of(unix(), overTcp(server.publicKey(), friend))) {
            try (socket) {
                Frame answer = hello(socket, token);
                assertThat(answer.getKind()).isEqualTo(Frame.Kind.REJECT);
                assertThat(answer.getStatus().getReason()).isEqualTo(reason);
                for (int i = 0; i < names.size(); i++) {
                    request(socket, i);
                    assertThat(answer(socket).getStatus().getReason())
                            .as(names.get(i))
                            .isEqualTo("UNKNOWN_PEER");
                }
            }
        }
        assertThat(echo.echoed).hasValue(0);
    }

    private void assertRefusedBeyond(ZMQ.Socket socket, Role role) throws Exception {
        for (int i = 0; i < names.size(); i++) {
            Role named = methods.get(i).getRole();
            Role needed = named == Role.ROLE_UNSPECIFIED ? Role.ADMIN : named;
            if (role.compareTo(needed) < 0) {
                request(socket, i);
                Frame end = answer(socket);
                assertThat(end.getKind()).isEqualTo(Frame.Kind.END);
                assertThat(end.getCallId()).isEqualTo(callId(i));
                assertThat(end.getStatus().getReason())
                        .as("%s %s", role, names.get(i))
                        .isEqualTo("ROLE");
            }
        }
    }

    /** Says HELLO with the best token there is and asks for each method; nothing comes back, and nothing is done. */
    private void assertSilence(ZMQ.Socket socket) {
        try (socket) {
            socket.setReceiveTimeOut(SILENCE_MS);
            socket.setSendTimeOut(0);
            socket.send(hello(token(Role.ADMIN)));
            for (int i = 0; i < names.size(); i++) {
                request(socket, i);
            }
            assertThat(socket.recv()).isNull();
        }
        assertThat(echo.echoed).hasValue(0);
        try (MeshClient admin = mesh.connect()) {
            assertThat(TestMesh.echo(admin, "the mesh goes on")).isEqualTo("the mesh goes on");
        }
        echo.echoed.set(0);
    }

    private void request(ZMQ.Socket socket, int method) {
        socket.send(
                Frame.newBuilder()
                        .setKind(Frame.Kind.REQUEST)
                        .setCallId(callId(method))
                        .setMethod(names.get(method))
                        .setHasPayload(true)
                        .build()
                        .toByteArray(),
                ZMQ.SNDMORE);
        socket.send(new byte[0]);
    }

    private static long callId(int method) {
        return 2L * method + 1;
    }

    private Frame hello(ZMQ.Socket socket, ByteString token) throws InvalidProtocolBufferException {
        socket.send(hello(token));
        return answer(socket);
    }

    private static byte[] hello(ByteString token) {
        return Frame.newBuilder()
                .setKind(Frame.Kind.HELLO)
                .setHello(Hello.newBuilder()
                        .setProtocolVersion(1)
                        .setProtocolVersionMin(1)
                        .setPeerName("table")
                        .setToken(token))
                .build()
                .toByteArray();
    }

    /** The next frame that is no sign of life. */
    private static Frame answer(ZMQ.Socket socket) throws InvalidProtocolBufferException {
        while (true) {
            byte @Nullable [] bytes = socket.recv();
            assertThat(bytes).as("an answer").isNotNull();
            Frame frame = Frame.parseFrom(bytes);
            while (socket.hasReceiveMore()) {
                assertThat(socket.recv()).isNotNull();
            }
            if (frame.getKind() != Frame.Kind.HEARTBEAT) {
                return frame;
            }
        }
    }

    private ZMQ.Socket unix() {
        return dealer("ipc://" + mesh.socket());
    }

    private ZMQ.Socket overTcp(String serverKey, CurveKeys own) {
        ZMQ.Socket socket = context.socket(SocketType.DEALER);
        socket.setCurveServerKey(ZMQ.Curve.z85Decode(serverKey));
        socket.setCurvePublicKey(ZMQ.Curve.z85Decode(own.publicKey()));
        socket.setCurveSecretKey(ZMQ.Curve.z85Decode(own.secretKey()));
        return connected(socket, tcp);
    }

    private ZMQ.Socket dealer(String address) {
        return connected(context.socket(SocketType.DEALER), address);
    }

    private static ZMQ.Socket connected(ZMQ.Socket socket, String address) {
        socket.setLinger(0);
        socket.setReceiveTimeOut(ANSWER_MS);
        socket.connect(address);
        return socket;
    }

    private ByteString token(Role role) {
        return good.getOrDefault(role, ByteString.EMPTY);
    }

    /** Before the mesh starts; the expired ones were good for an hour, long ago. */
    private void issueTokens() {
        Path directory = TokenFile.directory(directories.state());
        TokenRegister past =
                TokenRegister.open(directory, InstantSource.fixed(Instant.now().minus(Duration.ofDays(2))));
        for (Role role : ROLES) {
            String name = "of-" + role.getNumber();
            good.put(role, TokenFile.read(past.create(name, role, null)));
            expired.put(role, TokenFile.read(past.create("old-" + name, role, Duration.ofHours(1))));
        }
    }
}
