package dev.aura.bench.bus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The wall clock of another process, by libfaketime (Debian package faketime). Its monotonic clock goes on as it does for a real clock that is set. */
final class FakeClock {

    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));

    /** How long a process goes by the file that it has read: it would else open it each time it asks for the time, some 100,000 times a second. */
    static final int SEEN_AFTER_SECONDS = 1;

    private FakeClock() {}

    static boolean isInstalled() {
        return LIBRARIES.stream().anyMatch(Files::exists);
    }

    /** What a process needs in its environment for {@link #shift} to move its clock. */
    static Map<String, String> environment(Path directory) {
        Path library = LIBRARIES.stream()
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("libfaketime is not installed: apt install faketime"));
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", file(directory).toString(),
                "FAKETIME_CACHE_DURATION", Integer.toString(SEEN_AFTER_SECONDS),
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_DONT_RESET", "1");
    }

    /** Sets the clock that far from the true time. */
    static void shift(Path directory, Duration by) throws IOException {
        Path next = file(directory).resolveSibling("clock.next");
        Files.writeString(next, (by.isNegative() ? "" : "+") + by.toSeconds() + "\n");
        Files.move(next, file(directory), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path file(Path directory) {
        return directory.resolve("clock");
    }
}
