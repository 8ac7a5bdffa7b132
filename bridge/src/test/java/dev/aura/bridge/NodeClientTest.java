package dev.aura.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aura.proto.bus.v1.Access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that shares no code with ours: Node's own HTTP/2 over the Unix socket. */
class NodeClientTest {

    @TempDir
    Path root;

    @BeforeAll
    static void needsNode() {
        boolean present = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "node")));
        assumeTrue(present || Boolean.getBoolean("aura.tests.requireTools"), "node is not on the PATH");
    }

    @Test
    void callsHealthAndAnyMethodAndReadsTheReasonOfAFailure() throws Exception {
        Path socket = root.resolve("grpc.sock");
        try (FakeMesh mesh = new FakeMesh();
                Bridge _ = Bridge.open(
                        mesh.channel(), new Callers(Role.DEVELOPER), socket, 1024 * 1024, Duration.ofMillis(50))) {
            assertThat(node(socket, "grpc.health.v1.Health/Check", "")).isEqualTo("0 - 0801");
            assertThat(node(socket, EchoMethods.SERVICE + "/Unary", "0a0568656c6c6f"))
                    .isEqualTo("0 - 0a0568656c6c6f");
            assertThat(node(socket, EchoMethods.SERVICE + "/Fail", "")).isEqualTo("8 TOO_MUCH ");
            assertThat(node(socket, "test.v1.NoSuchService/Call", "")).isEqualTo("14 NO_PROVIDER ");
        }
    }

    private static String node(Path socket, String method, String requestHex) throws IOException, InterruptedException {
        Path script = Path.of(Objects.requireNonNull(NodeClientTest.class.getResource("/call.mjs"))
                .getPath());
        Process process = new ProcessBuilder("node", script.toString(), socket.toString(), method, requestHex)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output.replaceFirst("\n$", "");
    }
}
