package dev.aura.bus.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.aura.bus.client.MeshClient;
import dev.aura.bus.host.ServiceHost;
import dev.aura.bus.link.Link;
import dev.aura.bus.link.LinkConfig;
import dev.aura.bus.testing.Echo;
import dev.aura.bus.testing.EchoService;
import dev.aura.bus.testing.TestMesh;
import dev.aura.proto.bus.v1.Access.Role;
import dev.aura.proto.mesh.v1.AuditRecord;
import dev.aura.proto.mesh.v1.CreateTokenRequest;
import dev.aura.proto.mesh.v1.GetStatusRequest;
import dev.aura.proto.mesh.v1.ListAuditRecordsRequest;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import dev.aura.proto.mesh.v1.PublishRequest;
import dev.aura.proto.mesh.v1.VerifyAuditRequest;
import dev.aura.proto.mesh.v1.VerifyAuditResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AuditTest {

    @Test
    void keepsRefusalsAndChangesAndNoQueries() {
        try (TestMesh mesh = TestMesh.start();
                MeshClient admin = mesh.connect()) {
            Path token = create(admin);
            try (MeshClient viewer = connect(mesh, token)) {
                assertThatThrownBy(() -> service(viewer)
                                .publish(PublishRequest.newBuilder()
                                        .setTopic("a.b")
                                        .build()))
                        .hasMessageContaining("role developer");
                service(viewer).getStatus(GetStatusRequest.getDefaultInstance());
            }
            Path nothing = mesh.directories.state().resolve("nothing");
            assertThatThrownBy(() -> connect(mesh, nothing)).hasMessageContaining("token");
            List<AuditRecord> records = service(admin)
                    .listAuditRecords(ListAuditRecordsRequest.getDefaultInstance())
                    .getRecordsList()
                    .reversed();
            assertThat(records)
                    .extracting(AuditRecord::getMethod, AuditRecord::getIdentity, AuditRecord::getReason)
                    .startsWith(
                            tuple("aura.mesh.v1.MeshService/CreateToken", "admin", ""),
                            tuple("aura.mesh.v1.MeshService/Publish", "ci", "ROLE"),
                            tuple("HELLO", "", "NO_TOKEN"));
            assertThat(records).noneMatch(record -> record.getMethod().endsWith("GetStatus"));
        }
    }

    @Test
    void recordsWhoRegisteredWhatAndWhatWasNotPublished() throws Exception {
        try (TestMesh mesh = TestMesh.start();
                MeshClient admin = mesh.connect();
                Link worker =
                        Link.open(LinkConfig.ipc(mesh.socket(), "worker", TokenFile.admin(mesh.directories.state())))) {
            ServiceHost.serve(worker, "worker", "1", List.of(new EchoService()), 1)
                    .get(TestMesh.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            Path token = create(admin);
            try (MeshClient viewer = connect(mesh, token)) {
                assertThatThrownBy(() -> viewer.events().publishDurably("a.b", TestMesh.text("x")))
                        .hasMessageContaining("role developer");
            }
            assertThatThrownBy(() -> admin.events().publishDurably("a.b", TestMesh.text("x".repeat(300_000))))
                    .hasMessageContaining("bus.eventBytesMax");
            assertThat(service(admin)
                            .listAuditRecords(ListAuditRecordsRequest.getDefaultInstance())
                            .getRecordsList()
                            .reversed())
                    .extracting(AuditRecord::getMethod, AuditRecord::getIdentity, AuditRecord::getReason)
                    .contains(
                            tuple("READY " + Echo.SERVICE, "admin", ""),
                            tuple("EVENT a.b", "ci", "ROLE"),
                            tuple("EVENT a.b", "admin", "PAYLOAD_TOO_LARGE"));
        }
    }

    @Test
    void namesTheRecordThatWasChanged() throws IOException {
        try (TestMesh mesh = TestMesh.start();
                MeshClient admin = mesh.connect()) {
            create(admin);
            assertThat(verify(admin).getValid()).isTrue();
            Path log = mesh.directories.state().resolve("audit.log");
            Files.writeString(log, Files.readString(log).replace("CreateToken", "CreateTokem"));
            assertThat(verify(admin).getFirstBadSequence()).isEqualTo(1);
        }
    }

    private static VerifyAuditResponse verify(MeshClient client) {
        return service(client).verifyAudit(VerifyAuditRequest.getDefaultInstance());
    }

    private static Path create(MeshClient admin) {
        return Path.of(service(admin)
                .createToken(CreateTokenRequest.newBuilder()
                        .setName("ci")
                        .setRole(Role.VIEWER)
                        .build())
                .getPath());
    }

    private static MeshClient connect(TestMesh mesh, Path token) {
        return MeshClient.connect(mesh.socket(), "test", token, TestMesh.PATIENCE);
    }

    private static MeshServiceGrpc.MeshServiceBlockingStub service(MeshClient client) {
        return MeshServiceGrpc.newBlockingStub(client.channel());
    }
}
