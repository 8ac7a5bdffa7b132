package dev.aura.research;

import dev.aura.bus.status.Faults;
import io.grpc.Status;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths that a user gives outside of a workspace, such as a ZIP file to import. */
final class LocalPath {

    private LocalPath() {}

    /** An absolute path at which something readable stands. */
    static Path existing(String text) {
        Path path = absolute(text);
        if (!Files.exists(path)) {
            throw Faults.of(Status.Code.NOT_FOUND, "PATH_NOT_FOUND", "`" + text + "` does not exist; check the path");
        }
        if (!Files.isReadable(path)) {
            throw Faults.of(
                    Status.Code.INVALID_ARGUMENT,
                    "PATH_UNREADABLE",
                    "`" + text + "` cannot be read; check its permissions");
        }
        return path;
    }

    /** An absolute path, whatever stands there. */
    static Path absolute(String text) {
        Path path = parse(text);
        if (!path.isAbsolute()) {
            throw Faults.of(
                    Status.Code.INVALID_ARGUMENT,
                    "PATH_NOT_ABSOLUTE",
                    "`" + text + "` is not an absolute path; give it from the root");
        }
        return path.normalize();
    }

    private static Path parse(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw Faults.of(
                    Status.Code.INVALID_ARGUMENT, "BAD_PATH", "`" + text.replace('\0', '?') + "` is not a path", e);
        }
    }
}
