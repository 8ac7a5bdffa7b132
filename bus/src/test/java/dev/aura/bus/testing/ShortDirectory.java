package dev.aura.bus.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Directories with short paths, since that of a Unix socket has room for 107 bytes. They go when the process ends. */
public final class ShortDirectory {

    private static final Set<Path> MADE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> MADE.forEach(ShortDirectory::delete), "short-directories"));
    }

    private ShortDirectory() {}

    /** Makes one that nobody else has. */
    public static Path create(String prefix) {
        try {
            Path made = Files.createTempDirectory(Path.of("/tmp"), prefix);
            MADE.add(made);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What cannot be deleted stays: a thread that has not ended may write into it still. */
    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException gone) {
            // The test deleted it itself.
        }
    }
}
