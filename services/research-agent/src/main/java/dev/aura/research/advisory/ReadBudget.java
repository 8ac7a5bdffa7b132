package dev.aura.research.advisory;

import dev.aura.bus.status.Faults;
import dev.aura.research.advisory.RecordSource.Limits;
import io.grpc.Status;

/** Counts what was read against the limits of an import, so that a ZIP bomb ends as an error and not as a full disk or heap. */
final class ReadBudget {

    private final Limits limits;
    private long files;
    private long bytes;

    ReadBudget(Limits limits) {
        this.limits = limits;
    }

    void file() {
        if (++files > limits.filesMax()) {
            throw exceeded("more than " + limits.filesMax() + " files", "research.importFilesMax");
        }
    }

    void bytes(long count) {
        bytes += count;
        if (bytes > limits.bytesMax()) {
            throw exceeded("more than " + limits.bytesMax() + " bytes", "research.importBytesMax");
        }
    }

    private static RuntimeException exceeded(String what, String key) {
        return Faults.of(
                Status.Code.INVALID_ARGUMENT,
                "IMPORT_TOO_LARGE",
                "the import holds " + what + "; what was read before is kept; raise `" + key + "` to read all of it");
    }
}
