package dev.aura.bus.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The short form of {@code bench/fuzz}. What Jazzer found once is kept in {@code src/test/resources/fuzz} and is run again. */
@Timeout(120)
final class FuzzTargetsTest {

    private static final int EXECUTIONS = 3_000;
    private static final long SEED = 20_261_121;
    private static final Path FINDINGS = Path.of("src/test/resources/fuzz");

    static Iterable<String> targets() {
        return FuzzTargets.names();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void takesAnyBytes(String name, @TempDir Path scratch) throws Exception {
        FuzzTarget target = FuzzTargets.of(name, scratch);
        List<byte[]> seeds = new ArrayList<>(target.seeds());
        for (byte[] seed : seeds) {
            run(target, seed);
        }
        for (byte[] finding : findings(name)) {
            run(target, finding);
            seeds.add(finding);
        }
        Mutator mutator = new Mutator(seeds, SEED);
        for (int i = 0; i < EXECUTIONS; i++) {
            run(target, mutator.next());
        }
    }

    private static void run(FuzzTarget target, byte[] input) {
        try {
            target.run(input);
        } catch (Throwable e) {
            throw new AssertionError("with " + Base64.getEncoder().encodeToString(input), e);
        }
    }

    private static List<byte[]> findings(String name) throws IOException {
        Path directory = FINDINGS.resolve(name);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<byte[]> findings = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                findings.add(Files.readAllBytes(file));
            }
        }
        return findings;
    }
}
