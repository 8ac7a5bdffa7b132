package dev.aura.bus.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aura.bus.client.MeshClient;
import dev.aura.bus.status.Faults;
import dev.aura.bus.testing.EchoDaemon;
import dev.aura.bus.testing.EchoService;
import dev.aura.bus.testing.TestMesh;
import dev.aura.config.Directories;
import dev.aura.proto.mesh.v1.AuditRecord;
import dev.aura.proto.mesh.v1.GetStatusRequest;
import dev.aura.proto.mesh.v1.ListAuditRecordsRequest;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mesh that also listens on TCP. */
@Timeout(60)
class CurveTest {

    /** Long enough for two attempts to join; nobody answers who was not admitted. */
    private static final Duration IN_VAIN = Duration.ofMillis(1_500);

    private final Directories directories = TestMesh.newDirectories();
    private final Path keys = CurveKeys.directory(directories.state());
    private final CurveKeys server = CurveKeys.create(keys, "server");
    private final CurveKeys friend = CurveKeys.create(keys, "friend");
    private TestMesh mesh;
    private String address;

    @BeforeEach
    void start() {
        mesh = TestMesh.start(
                directories, Map.of("bus.tcp.listen", "tcp://127.0.0.1:*"), new EchoDaemon(new EchoService()));
        try (MeshClient local = mesh.connect()) {
            address = MeshServiceGrpc.newBlockingStub(local.channel())
                    .getStatus(GetStatusRequest.getDefaultInstance())
                    .getTcpAddress();
        }
    }

    @AfterEach
    void stop() {
        mesh.close();
    }

    @Test
    void letsInWhoeverHasAKeyOnTheListAndAToken() throws IOException {
        allow(friend.publicKey() + " friend of the house");
        try (MeshClient client = connect(server.publicKey(), friend, token(), TestMesh.PATIENCE)) {
            for (int call = 0; call < 20; call++) {
                assertThat(TestMesh.echo(client, "x" + call)).isEqualTo("x" + call);
            }
            String large = "x".repeat(3 << 20);
            assertThat(TestMesh.echo(client, large)).isEqualTo(large);
        }
    }

    @Test
    void servesBothSocketsAtOnce() throws IOException {
        allow(friend.publicKey());
        try (MeshClient far = connect(server.publicKey(), friend, token(), TestMesh.PATIENCE);
                MeshClient near = mesh.connect();
                MeshClient farther = connect(server.publicKey(), friend, token(), TestMesh.PATIENCE)) {
            for (int call = 0; call < 20; call++) {
                assertThat(TestMesh.echo(far, "far")).isEqualTo("far");
                assertThat(TestMesh.echo(near, "near")).isEqualTo("near");
                assertThat(TestMesh.echo(farther, "farther")).isEqualTo("farther");
            }
        }
    }

    @Test
    void countsAChangeOfTheListForTheNextConnection() throws IOException {
        allow("");
        assertNobody(server.publicKey(), friend);
        allow(friend.publicKey());
        try (MeshClient client = connect(server.publicKey(), friend, token(), TestMesh.PATIENCE)) {
            assertThat(TestMesh.echo(client, "x")).isEqualTo("x");
        }
    }

    @Test
    void endsTheConnectionOfAKeyThatIsTakenOffTheListAndLeavesOthers() throws Exception {
        CurveKeys second = CurveKeys.create(keys, "second");
        allow(friend.publicKey() + "\n" + second.publicKey());
        try (MeshClient leaving = connect(server.publicKey(), friend, token(), TestMesh.PATIENCE);
                MeshClient staying = connect(server.publicKey(), second, token(), TestMesh.PATIENCE)) {
            assertThat(TestMesh.echo(leaving, "x")).isEqualTo("x");
            int peers = peers(staying);
            allow(second.publicKey());
            TestMesh.eventually(() -> peers(staying) == peers - 1);
            assertThatThrownBy(() -> TestMesh.echo(leaving, "x"))
                    .satisfies(error -> assertThat(Faults.reasonOf(error)).isIn("MESH_LOST", "MESH_DOWN"));
            assertThat(TestMesh.echo(staying, "y")).isEqualTo("y");
            assertNobody(server.publicKey(), friend);
        }
    }

    private static int peers(MeshClient client) {
        return MeshServiceGrpc.newBlockingStub(client.channel())
                .getStatus(GetStatusRequest.getDefaultInstance())
                .getPeers();
    }

    @Test
    void refusesAKeyThatIsNotOnTheListAndNotesIt() throws IOException {
        allow(friend.publicKey());
        assertNobody(server.publicKey(), CurveKeys.create(keys, "stranger"));
        try (MeshClient local = mesh.connect()) {
            assertThat(MeshServiceGrpc.newBlockingStub(local.channel())
                            .listAuditRecords(ListAuditRecordsRequest.getDefaultInstance())
                            .getRecordsList())
                    .extracting(AuditRecord::getReason)
                    .contains("KEY_NOT_ALLOWED");
        }
    }

    @Test
    void doesNotTalkToAMeshWithAnotherKeyThanTheOneItKnows() throws IOException {
        allow(friend.publicKey());
        assertNobody(CurveKeys.create(keys, "other").publicKey(), friend);
    }

    @Test
    void keepsKeysInFilesOfTheirOwnerAlone() throws IOException {
        Path file = CurveKeys.file(keys, "friend");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(CurveKeys.read(file, "")).isEqualTo(friend);
        assertThat(friend.toString()).doesNotContain(friend.secretKey());
        assertThatThrownBy(() -> CurveKeys.create(keys, "friend"))
                .satisfies(error -> assertThat(Faults.reasonOf(error)).isEqualTo("KEYS_EXIST"));
    }

    @Test
    void doesNotStartWithoutAKeyPairOfItsOwnAndSaysHowToMakeOne() {
        assertThatThrownBy(
                        () -> TestMesh.start(TestMesh.newDirectories(), Map.of("bus.tcp.listen", "tcp://127.0.0.1:*")))
                .hasMessageContaining("aura keys create server");
    }

    @Test
    void saysWhatIsWrongWithAnAddress() {
        assertThatThrownBy(() -> TestMesh.start(directoriesWithKeys(), Map.of("bus.tcp.listen", address)))
                .hasMessageContaining(address)
                .hasMessageContaining("bus.tcp.listen");
        assertThatThrownBy(() -> TestMesh.start(directoriesWithKeys(), Map.of("bus.tcp.listen", "127.0.0.1:1")))
                .hasMessageContaining("tcp://127.0.0.1:7447");
    }

    private static Directories directoriesWithKeys() {
        Directories others = TestMesh.newDirectories();
        CurveKeys.create(CurveKeys.directory(others.state()), "server");
        return others;
    }

    private void allow(String lines) throws IOException {
        Files.writeString(keys.resolve("allowed"), lines + "\n");
    }

    private void assertNobody(String serverKey, CurveKeys own) {
        assertThatThrownBy(() -> connect(serverKey, own, token(), IN_VAIN).close())
                .satisfies(error -> assertThat(Faults.reasonOf(error)).isEqualTo("MESH_DOWN"))
                .hasMessageContaining("bus.tcp.allowFile");
    }

    private MeshClient connect(String serverKey, CurveKeys own, Path token, Duration timeout) {
        return MeshClient.connect(new RemoteMesh(address, serverKey, own), "far", token, timeout);
    }

    private Path token() {
        return TokenFile.admin(directories.state());
    }
}
