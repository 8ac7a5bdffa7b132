package dev.aura.git.repository;

import dev.aura.bus.status.Faults;
import io.grpc.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs native git, bounded in time and output, without the environment that would point it to another repository (git sets it
 * for its hooks, and a daemon started from a hook inherits it).
 */
public final class GitProcess {

    /** What {@code git rev-parse --local-env-vars} lists, and what would let the environment run a program. */
    private static final List<String> REPOSITORY_VARIABLES = List.of(
            "GIT_ALTERNATE_OBJECT_DIRECTORIES",
            "GIT_COMMON_DIR",
            "GIT_CONFIG",
            "GIT_CONFIG_COUNT",
            "GIT_CONFIG_PARAMETERS",
            "GIT_DIR",
            "GIT_EXTERNAL_DIFF",
            "GIT_GRAFT_FILE",
            "GIT_IMPLICIT_WORK_TREE",
            "GIT_INDEX_FILE",
            "GIT_INTERNAL_SUPER_PREFIX",
            "GIT_NAMESPACE",
            "GIT_NO_REPLACE_OBJECTS",
            "GIT_OBJECT_DIRECTORY",
            "GIT_PREFIX",
            "GIT_REPLACE_REF_BASE",
            "GIT_SHALLOW_FILE",
            "GIT_WORK_TREE");

    private static final int ERROR_BYTES_MAX = 16 << 10;

    private final Duration timeout;
    private final int outputBytesMax;

    public GitProcess(Duration timeout, int outputBytesMax) {
        this.timeout = timeout;
        this.outputBytesMax = outputBytesMax;
    }

    /**
     * What git answered.
     *
     * @param exit exit code
     * @param text standard output as UTF-8
     * @param error standard error, cut off at 16 KiB
     */
    public record Output(int exit, String text, String error) {}

    /** Runs git in a directory, with the user's configuration and the repository's. */
    public Output run(Path directory, String... arguments) {
        return run(directory, Map.of(), List.of(arguments));
    }

    /**
     * Runs git in a directory.
     *
     * @param variables added to the environment
     * @throws io.grpc.StatusRuntimeException GIT_NOT_FOUND, GIT_TIMEOUT or GIT_OUTPUT_TOO_LARGE
     */
    public Output run(Path directory, Map<String, String> variables, List<String> arguments) {
        Process process = start(directory, variables, arguments);
        AtomicBoolean late = new AtomicBoolean();
        Thread.startVirtualThread(() -> killWhenLate(process, late));
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        Thread errors = Thread.startVirtualThread(() -> drain(process.getErrorStream(), error));
        try (InputStream output = process.getInputStream()) {
            byte[] bytes = output.readNBytes(outputBytesMax);
            if (bytes.length == outputBytesMax) {
                throw Faults.of(
                        Status.Code.RESOURCE_EXHAUSTED,
                        "GIT_OUTPUT_TOO_LARGE",
                        "git " + arguments.get(0) + " in " + directory + " answered more than " + outputBytesMax
                                + " bytes; raise git.outputBytesMax or ask about a smaller change");
            }
            int exit = process.waitFor();
            errors.join();
            if (late.get()) {
                throw Faults.of(
                        Status.Code.DEADLINE_EXCEEDED,
                        "GIT_TIMEOUT",
                        "git " + arguments + " in " + directory + " took more than " + timeout.toMillis()
                                + " ms; raise git.processTimeout");
            }
            return new Output(
                    exit,
                    new String(bytes, StandardCharsets.UTF_8),
                    error.toString(StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw Faults.of(Status.Code.INTERNAL, "GIT_FAILED", "reading from git in " + directory + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Faults.of(Status.Code.CANCELLED, "CANCELLED", "the call was cancelled while git ran", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(Path directory, Map<String, String> variables, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-c", "core.fsmonitor=false"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        Map<String, String> environment = builder.environment();
        REPOSITORY_VARIABLES.forEach(environment::remove);
        environment.put("GIT_OPTIONAL_LOCKS", "0");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("GIT_NO_LAZY_FETCH", "1");
        environment.put("LC_ALL", "C.UTF-8");
        environment.putAll(variables);
        builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        try {
            return builder.start();
        } catch (IOException e) {
            throw Faults.of(
                    Status.Code.FAILED_PRECONDITION,
                    "GIT_NOT_FOUND",
                    "git could not be run in " + directory + "; install git 2.31 or newer and put it on the PATH",
                    e);
        }
    }

    private void killWhenLate(Process process, AtomicBoolean late) {
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                late.set(true);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void drain(InputStream stream, ByteArrayOutputStream into) {
        byte[] buffer = new byte[4096];
        try (stream) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                into.write(buffer, 0, Math.min(count, ERROR_BYTES_MAX - into.size()));
            }
        } catch (IOException e) {
            // The process was killed; what was read until then is enough.
        }
    }
}
