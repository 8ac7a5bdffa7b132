package dev.aura.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs of the machine that a test needs; where one is missing the test is skipped and says so, or fails if tools are required. */
final class Tools {

    private Tools() {}

    static void need(String program) {
        boolean present = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
        String message = program + " is not on the PATH";
        if (Boolean.getBoolean("aura.tests.requireTools") && !present) {
            throw new AssertionError(message);
        }
        assumeTrue(present, message);
    }
}
