package dev.aura.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.bus.client.MeshClient;
import dev.aura.bus.host.Aurad;
import dev.aura.bus.security.TokenFile;
import dev.aura.config.Configuration;
import dev.aura.config.Directories;
import dev.aura.proto.mesh.v1.GetStatusRequest;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A command on one machine and a mesh on another, as far as two directories are two machines. */
@Timeout(60)
class RemoteMeshTest {

    private Path here;
    private Path there;

    /** Sockets have short paths, so these directories are not the test's own. */
    @BeforeEach
    void makeDirectories() throws IOException {
        here = Files.createTempDirectory(Path.of("/tmp"), "aura-here-");
        there = Files.createTempDirectory(Path.of("/tmp"), "aura-there-");
    }

    @AfterEach
    void nothingWasStartedHere() throws IOException {
        assertThat(here.resolve("run")).doesNotExist();
        for (Path directory : List.of(here, there)) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
    }

    @Test
    void keysAreMadeForTheirOwnerAndShownWithoutTheirSecret() throws IOException {
        CommandLineRun.Result made = run(here, "keys", "create", "client");
        assertThat(made.exit()).isZero();
        assertThat(made.out().strip()).hasSize(40);
        assertThat(run(here, "keys", "show", "client").out()).isEqualTo(made.out());
        Path file = here.resolve(".local/state/aura/keys/client.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(run(here, "keys", "create", "client").err()).contains("KEYS_EXIST");
        assertThat(run(here, "keys", "show", "server").err()).contains("aura keys create server");
        assertThat(run(here, "--json", "keys", "show", "client").out())
                .contains("publicKey")
                .contains("client.key");
    }

    @Test
    void commandsReachAMeshOverTcp() throws IOException {
        String serverKey = run(there, "keys", "create", "server").out().strip();
        String clientKey = run(here, "keys", "create", "client").out().strip();
        Directories directories = directories(there);
        Files.writeString(directories.state().resolve("keys/allowed"), clientKey + " laptop\n");
        try (Aurad _ = Aurad.withBroker(
                List.of(),
                List.of(),
                Configuration.of(Map.of("bus.tcp.listen", "tcp://127.0.0.1:*")),
                directories,
                "test")) {
            String address = "bus.address=" + tcpAddress(directories);
            String key = "bus.serverKey=" + serverKey;
            String token = "bus.tokenFile=" + TokenFile.admin(directories.state());
            CommandLineRun.Result status = run(here, "--set", address, "--set", key, "--set", token, "status");
            assertThat(status.err()).isEmpty();
            assertThat(status.out()).contains("TCP");
            assertThat(run(here, "--set", address, "--set", key, "--set", token, "doctor")
                            .out())
                    .contains("answers at tcp://127.0.0.1:", "not needed: bus.address")
                    .doesNotContain("is not running");
            assertThat(run(here, "--set", address, "--set", key, "status").err())
                    .contains("NO_TOKEN");
            assertThat(run(here, "--set", address, "--set", token, "status").err())
                    .contains("NO_SERVER_KEY");
            String wrong = "bus.serverKey=" + clientKey;
            assertThat(run(here, "--set", address, "--set", wrong, "--set", token, "status")
                            .err())
                    .contains("bus.tcp.allowFile");
        }
    }

    /** A mesh of this machine that is up says nothing about the one that is configured. */
    @Test
    void theDoctorLooksAtTheMeshThatIsConfiguredAndAtNoOther() throws IOException {
        String serverKey = run(there, "keys", "create", "server").out().strip();
        run(there, "keys", "create", "client");
        Directories directories = directories(there);
        try (Aurad _ = Aurad.withBroker(List.of(), List.of(), Configuration.of(Map.of()), directories, "test")) {
            CommandLineRun.Result result = run(
                    there,
                    "--timeout",
                    "2s",
                    "--set",
                    "bus.address=tcp://127.0.0.1:1",
                    "--set",
                    "bus.serverKey=" + serverKey,
                    "doctor");
            assertThat(result.exit()).isOne();
            assertThat(result.out())
                    .contains("cannot be reached at tcp://127.0.0.1:1", "aura config explain bus.address")
                    .doesNotContain("broker.sock");
            assertThat(run(there, "--set", "bus.address=tcp://127.0.0.1:1", "doctor")
                            .out())
                    .contains("NO_SERVER_KEY");
        }
    }

    private static String tcpAddress(Directories directories) {
        try (MeshClient client =
                MeshClient.connectAsOwner(directories.runtime(), directories.state(), "test", Duration.ofSeconds(20))) {
            return MeshServiceGrpc.newBlockingStub(client.channel())
                    .getStatus(GetStatusRequest.getDefaultInstance())
                    .getTcpAddress();
        }
    }

    private static Directories directories(Path home) {
        return Directories.fromEnvironment(Map.of(
                "HOME", home.toString(), "XDG_RUNTIME_DIR", home.resolve("run").toString()));
    }

    private static CommandLineRun.Result run(Path home, String... words) {
        try (CommandLineRun run = CommandLineRun.withoutMesh(home)) {
            return run.run(words);
        }
    }
}
