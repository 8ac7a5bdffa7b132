package dev.aura.cli.hooks;

import dev.aura.bus.status.Faults;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs git in a directory with the environment of this command, which inside a hook names the index git works on. */
final class GitCommand {

    private static final int OUTPUT_BYTES_MAX = 1 << 20;
    private static final long SECONDS_MAX = 10;

    private final Path directory;
    private final Map<String, String> environment;

    GitCommand(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    /** What git printed, without the last line break; empty where it failed. */
    Optional<String> run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return output(builder.start());
        } catch (IOException e) {
            throw Faults.of(Status.Code.FAILED_PRECONDITION, "NO_GIT", "cannot run git: " + e.getMessage(), e);
        }
    }

    private static Optional<String> output(Process process) throws IOException {
        try (InputStream printed = process.getInputStream()) {
            String text = new String(printed.readNBytes(OUTPUT_BYTES_MAX), StandardCharsets.UTF_8);
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0 ? Optional.of(text.stripTrailing()) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return Optional.empty();
        }
    }
}
