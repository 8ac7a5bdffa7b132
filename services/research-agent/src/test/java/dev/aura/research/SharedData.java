package dev.aura.research;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data that lies beside the repository; tests that need it are skipped, with the path in the reason, where it is absent. */
public final class SharedData {

    private SharedData() {}

    /** A file or directory under {@code ../shared} of the repository, or under {@code AURA_SHARED}. */
    public static Path require(String relative) {
        Path path = root().resolve(relative);
        assumeTrue(Files.exists(path), () -> "shared data is absent: " + path + " (AURA_SHARED names another place)");
        return path;
    }

    private static Path root() {
        String named = System.getProperty("aura.shared", System.getenv().getOrDefault("AURA_SHARED", ""));
        return named.isBlank() ? Path.of("../../../shared").toAbsolutePath().normalize() : Path.of(named);
    }
}
