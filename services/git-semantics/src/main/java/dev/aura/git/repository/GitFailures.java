package dev.aura.git.repository;

import dev.aura.bus.status.Faults;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;

/** Says that native git failed. */
public final class GitFailures {

    private GitFailures() {}

    /** An exception with git's own first line. */
    public static StatusRuntimeException of(String command, Path directory, GitProcess.Output output) {
        return Faults.of(
                Status.Code.FAILED_PRECONDITION,
                "GIT_FAILED",
                "git " + command + " in " + directory + " ended with " + output.exit() + ": "
                        + output.error().lines().findFirst().orElse("no reason given"));
    }
}
