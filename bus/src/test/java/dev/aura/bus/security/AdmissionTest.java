package dev.aura.bus.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aura.bus.client.MeshClient;
import dev.aura.bus.status.Faults;
import dev.aura.bus.testing.EchoDaemon;
import dev.aura.bus.testing.EchoService;
import dev.aura.bus.testing.TestMesh;
import dev.aura.proto.bus.v1.Access.Role;
import dev.aura.proto.mesh.v1.CreateTokenRequest;
import dev.aura.proto.mesh.v1.ListTokensRequest;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import dev.aura.proto.mesh.v1.RevokeTokenRequest;
import dev.aura.proto.mesh.v1.Token;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AdmissionTest {

    private TestMesh mesh;
    private MeshClient admin;

    @BeforeEach
    void start() {
        mesh = TestMesh.start(new EchoDaemon(new EchoService()));
        admin = mesh.connect();
    }

    @AfterEach
    void stop() {
        admin.close();
        mesh.close();
    }

    @Test
    void refusesAPeerWithoutAToken() {
        assertRefused(mesh.directories.state().resolve("no-such.token"), "NO_TOKEN");
    }

    @Test
    void refusesAPeerWithAnotherToken() throws IOException {
        Path file = mesh.directories.state().resolve("other.token");
        Files.writeString(file, "aura_somethingelse\n");
        assertRefused(file, "BAD_TOKEN");
    }

    @Test
    void letsInWhoeverHasATokenOfItsOwn() {
        try (MeshClient client = connect(create("ci", Role.ADMIN))) {
            assertThat(TestMesh.echo(client, "x")).isEqualTo("x");
        }
        assertThat(service().listTokens(ListTokensRequest.getDefaultInstance()).getTokensList())
                .extracting(Token::getName)
                .containsExactly("admin", "ci");
    }

    @Test
    void sendsAwayWhoeverHasARevokedToken() throws Exception {
        Path file = create("ci", Role.ADMIN);
        String token = Files.readString(file);
        try (MeshClient client = connect(file)) {
            assertThat(TestMesh.echo(client, "x")).isEqualTo("x");
            service().revokeToken(RevokeTokenRequest.newBuilder().setName("ci").build());
            TestMesh.eventually(() -> fails(client));
        }
        Files.writeString(file, token);
        assertRefused(file, "BAD_TOKEN");
    }

    private Path create(String name, Role role) {
        return Path.of(service()
                .createToken(CreateTokenRequest.newBuilder()
                        .setName(name)
                        .setRole(role)
                        .build())
                .getPath());
    }

    private MeshServiceGrpc.MeshServiceBlockingStub service() {
        return MeshServiceGrpc.newBlockingStub(admin.channel());
    }

    private MeshClient connect(Path tokenFile) {
        return MeshClient.connect(mesh.socket(), "test", tokenFile, TestMesh.PATIENCE);
    }

    private void assertRefused(Path tokenFile, String reason) {
        assertThatThrownBy(() -> connect(tokenFile)).satisfies(error -> {
            assertThat(Status.fromThrowable(error).getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
            assertThat(Faults.reasonOf(error)).isEqualTo(reason);
        });
    }

    private static boolean fails(MeshClient client) {
        try {
            TestMesh.echo(client, "x");
            return false;
        } catch (StatusRuntimeException e) {
            return true;
        }
    }
}
