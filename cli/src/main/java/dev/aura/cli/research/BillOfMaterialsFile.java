package dev.aura.cli.research;

import dev.aura.bus.status.Faults;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * Where a bill of materials is written, with the rights of whoever asked for it. A file that is there is replaced only where it is such
 * a document itself.
 */
record BillOfMaterialsFile(Path path) {

    private static final int PROBE_BYTES = 4096;

    /** Refuses a path that holds something else; to be asked before the work is done. */
    void requireReplaceable() {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS) || isDocument()) {
            return;
        }
        throw Faults.of(
                Status.Code.INVALID_ARGUMENT,
                "SBOM_PATH_TAKEN",
                path + " exists and is no CycloneDX document; choose another path or remove it");
    }

    void write(String document) {
        requireReplaceable();
        try {
            Path temporary = Files.createTempFile(Objects.requireNonNull(path.getParent()), ".aura-", ".sbom");
            try {
                Files.writeString(temporary, document);
                Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw Faults.of(
                    Status.Code.INVALID_ARGUMENT,
                    "SBOM_UNWRITABLE",
                    "cannot write " + path + ": " + e + "; give a file in a directory that exists and can be written",
                    e);
        }
    }

    private boolean isDocument() {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (InputStream input = Files.newInputStream(path)) {
            String start = new String(input.readNBytes(PROBE_BYTES), StandardCharsets.UTF_8);
            return start.isBlank() || start.contains("\"CycloneDX\"");
        } catch (IOException unreadable) {
            return false;
        }
    }
}
