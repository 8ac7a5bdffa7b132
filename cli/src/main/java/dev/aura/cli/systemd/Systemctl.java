package dev.aura.cli.systemd;

import dev.aura.bus.status.Faults;
import io.grpc.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The user's service manager, by way of {@code systemctl --user}. */
public final class Systemctl {

    private static final int OUTPUT_BYTES_MAX = 1 << 16;
    private static final long SECONDS_MAX = 90;

    private final @Nullable Path program;
    private final Map<String, String> environment;

    public Systemctl(Map<String, String> environment) {
        this.environment = environment;
        this.program = find(environment.getOrDefault("PATH", "/usr/bin:/bin"));
    }

    /** Whether a manager of this user answers: there is none in a container, or in a session without a login. */
    public boolean isReachable() {
        return program != null && run("show-environment").exit() == 0;
    }

    /** Runs a verb that must succeed. */
    public void must(String... arguments) {
        Outcome outcome = run(arguments);
        if (outcome.exit() != 0) {
            throw Faults.of(
                    Status.Code.FAILED_PRECONDITION,
                    "SYSTEMD",
                    "systemctl --user " + String.join(" ", arguments) + " failed: "
                            + outcome.output().strip().replace('\n', ' ')
                            + "; journalctl --user -u 'aura*' tells more");
        }
    }

    /** Runs a verb whose failure does not matter, such as stopping what does not run. */
    public void may(String... arguments) {
        run(arguments);
    }

    /** Properties of a unit; empty values where the manager does not know it. */
    public Map<String, String> show(String unit, String... properties) {
        Map<String, String> values = new LinkedHashMap<>();
        String wanted = String.join(",", properties);
        for (String line :
                run("show", unit, "--property=" + wanted).output().lines().toList()) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return values;
    }

    private Outcome run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(String.valueOf(program), "--user", "--no-pager"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readNBytes(OUTPUT_BYTES_MAX), StandardCharsets.UTF_8);
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Outcome(-1, "no answer within " + SECONDS_MAX + " s");
            }
            return new Outcome(process.exitValue(), output);
        } catch (IOException e) {
            return new Outcome(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(-1, "interrupted");
        }
    }

    private static @Nullable Path find(String searchPath) {
        for (String directory : searchPath.split(":", -1)) {
            if (directory.startsWith("/") && Files.isExecutable(Path.of(directory, "systemctl"))) {
                return Path.of(directory, "systemctl");
            }
        }
        return null;
    }

    private record Outcome(int exit, String output) {}
}
