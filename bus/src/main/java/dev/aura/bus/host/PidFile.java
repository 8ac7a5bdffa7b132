package dev.aura.bus.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code aurad.pid}: who holds the broker. It informs people and scripts; the lock beside it decides. */
final class PidFile implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PidFile.class.getName());

    private final Path file;

    private PidFile(Path file) {
        this.file = file;
    }

    static Path in(Path runtimeDirectory) {
        return runtimeDirectory.resolve("aurad.pid");
    }

    static PidFile write(Path runtimeDirectory) throws IOException {
        Path file = in(runtimeDirectory);
        Files.writeString(file, ProcessHandle.current().pid() + "\n");
        return new PidFile(file);
    }

    /** What the file says; a question mark where it says nothing. */
    static String read(Path runtimeDirectory) {
        try {
            return Files.readString(in(runtimeDirectory)).strip();
        } catch (IOException e) {
            return "?";
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "cannot remove " + file);
        }
    }
}
