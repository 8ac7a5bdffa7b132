package dev.aura.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aura.bus.status.Faults;
import dev.aura.proto.bus.v1.Access.Role;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who can connect, and what happens to the socket. */
class SocketTest {

    @TempDir
    Path root;

    private final FakeMesh mesh = new FakeMesh();
    private Path socket;

    @BeforeEach
    void choose() {
        socket = root.resolve("run/grpc.sock");
    }

    @AfterEach
    void stop() {
        mesh.close();
    }

    private Bridge open() throws IOException {
        return Bridge.open(mesh.channel(), new Callers(Role.DEVELOPER), socket, 1024 * 1024, Duration.ofMillis(50));
    }

    private void assertServes() {
        try (Client client = new Client(socket)) {
            assertThat(ClientCalls.blockingUnaryCall(
                            client.channel(), EchoMethods.UNARY, CallOptions.DEFAULT, "hi".getBytes(UTF_8)))
                    .asString(UTF_8)
                    .isEqualTo("hi");
        }
    }

    @Test
    void isForItsUserAlone() throws IOException {
        Files.createDirectories(
                root.resolve("run"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (Bridge bridge = open()) {
            assertThat(bridge.services()).isEmpty();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void replacesASocketThatACrashLeftBehind() throws IOException {
        Files.createDirectories(socket.getParent());
        try (ServerSocketChannel left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            left.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(socket).exists();
        try (Bridge _ = open()) {
            assertServes();
        }
    }

    @Test
    void removesItsSocketAndCanBeOpenedAgain() throws IOException {
        for (int i = 0; i < 3; i++) {
            try (Bridge _ = open()) {
                assertServes();
            }
            assertThat(socket).doesNotExist();
        }
    }

    @Test
    void leavesALivingBridgeItsSocket() throws IOException {
        try (Bridge _ = open()) {
            var fault = catchThrowableOfType(StatusRuntimeException.class, this::open);
            assertThat(Faults.reasonOf(fault)).isEqualTo("SOCKET_IN_USE");
            assertServes();
        }
    }

    @Test
    void doesNotDeleteAFileThatIsNoSocket() throws IOException {
        Files.createDirectories(socket.getParent());
        Files.writeString(socket, "precious");
        var fault = catchThrowableOfType(StatusRuntimeException.class, this::open);
        assertThat(Faults.reasonOf(fault)).isEqualTo("SOCKET_PATH_TAKEN");
        assertThat(socket).hasContent("precious");
    }

    @Test
    void saysWhenThePathIsTooLongForASocket() {
        socket = root.resolve("x".repeat(120)).resolve("grpc.sock");
        var fault = catchThrowableOfType(StatusRuntimeException.class, this::open);
        assertThat(Faults.reasonOf(fault)).isEqualTo("SOCKET_PATH_TOO_LONG");
    }

    @Test
    void closesAtOnceWhenNobodyEverConnected() throws IOException {
        Bridge bridge = open();
        bridge.close();
        assertThat(socket).doesNotExist();
    }

    @Test
    void survivesCallersThatSpeakSomethingElse() throws IOException {
        try (Bridge _ = open()) {
            for (String garbage : new String[] {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "\0\0\0\0", ""}) {
                try (SocketChannel stranger = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                    stranger.write(java.nio.ByteBuffer.wrap(garbage.getBytes(UTF_8)));
                }
            }
            assertServes();
        }
    }

    @Test
    void servesTcpOnLoopbackUnderLocalNamesAndWithATokenOnly() throws IOException {
        try (Bridge bridge = open()) {
            int port = bridge.openTcp(0);
            assertThat(tcp(port, "localhost:" + port, "Bearer aura_x")).isEqualTo(Status.Code.OK);
            assertThat(tcp(port, "localhost:" + port, "")).isEqualTo(Status.Code.UNAUTHENTICATED);
            assertThat(tcp(port, "evil.example.com:" + port, "Bearer aura_x")).isEqualTo(Status.Code.PERMISSION_DENIED);
            assertServes();
        }
    }

    private static Status.Code tcp(int port, String authority, String authorization) {
        Metadata headers = new Metadata();
        headers.put(Callers.AUTHORIZATION, authorization);
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .overrideAuthority(authority)
                .build();
        try {
            ClientCalls.blockingUnaryCall(
                    ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers)),
                    EchoMethods.UNARY,
                    CallOptions.DEFAULT,
                    new byte[0]);
            return Status.Code.OK;
        } catch (StatusRuntimeException e) {
            return e.getStatus().getCode();
        } finally {
            channel.shutdownNow();
        }
    }
}
