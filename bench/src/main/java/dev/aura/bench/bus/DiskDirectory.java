package dev.aura.bench.bus;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for a benchmark of the disk: empty, and on one. */
final class DiskDirectory {

    private DiskDirectory() {}

    /** Makes it, and says on which kind of file system it is. */
    static String create(Path directory) throws IOException {
        deleteAll(directory);
        Files.createDirectories(directory);
        FileStore store = Files.getFileStore(directory);
        if (store.type().equals("tmpfs")) {
            throw new IllegalArgumentException(
                    directory + " is not on a disk but on " + store.type() + "; name another directory");
        }
        return store.type();
    }

    static void deleteAll(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walked = Files.walk(root)) {
            all = walked.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
