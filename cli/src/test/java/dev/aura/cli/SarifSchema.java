package dev.aura.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The published schema of SARIF 2.1.0, by node and npm's @microsoft/jest-sarif where {@code NODE_PATH} leads to it; else the test is skipped. */
final class SarifSchema {

    private static final int NO_SCHEMA = 2;

    private SarifSchema() {}

    /** What the schema has against a document; empty where nothing. */
    static String problems(String document) throws IOException, InterruptedException {
        boolean required = Boolean.getBoolean("aura.tests.requireTools");
        boolean node = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "node")));
        assumeTrue(node || required, "node is not on the PATH");
        Path script = Path.of(Objects.requireNonNull(SarifSchema.class.getResource("/sarif.cjs"))
                .getPath());
        Process process = new ProcessBuilder("node", script.toString())
                .redirectErrorStream(true)
                .start();
        try (OutputStream input = process.getOutputStream()) {
            input.write(document.getBytes(UTF_8));
        } catch (IOException ended) {
            // Without the schema it does not read; its exit code says so.
        }
        String problems = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assumeTrue(process.exitValue() != NO_SCHEMA || required, "npm's @microsoft/jest-sarif is not on the NODE_PATH");
        assertThat(process.exitValue()).as(problems).isZero();
        return problems;
    }
}
